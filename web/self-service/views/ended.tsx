import { fill } from '../../shared/fill.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { toEnding, toRenewalEnding, mayStartAgain } from '../model/ending.ts';
import { toHash } from '../model/place.ts';
import { nameAttribute, texts } from '../texts/index.ts';
import { findRenewalWords } from '../texts/renewal-words.ts';
import type { StepProps } from './step.ts';
import { endedTitle } from './titles.ts';

const fillGaps = ({ orderId, ended, choices }: StepProps['order']) => ({
  order: orderId,
  phone: choices?.replaces?.phoneName ?? '',
  attribute: nameAttribute(ended?.attribute),
});

const explain = (order: StepProps['order']): string => {
  const renewal = findRenewalWords(order);
  const text = renewal ? renewal.endings[toRenewalEnding(order)] : texts.endings[toEnding(order)].text;
  return fill(text, fillGaps(order));
};

// A renewal is begun by its phone alone.
const canStartAgain = (order: StepProps['order']): boolean =>
  order.renews === undefined && mayStartAgain(toEnding(order));

/** The order has ended without a mobile ID: why, and the one way on. */
export const Ended = ({ order, state, actions, problem }: StepProps) => {
  const locked = order.confirmation?.oldPhone === 'lost' ? order.choices?.replaces : undefined;
  const isRefused = state.problem?.code === 'user-not-active';
  return (
    <div class="stack">
      <Heading>{endedTitle(order)}</Heading>
      <p>{explain(order)}</p>
      {locked && <p>{fill(texts.completed.replaced, { phone: locked.phoneName })}</p>}
      {problem}
      <div class="actions">
        {canStartAgain(order) && !isRefused ? (
          <Button look="main" busy={state.busy === 'start'} onPress={() => void actions.start()}>
            {texts.startAgain}
          </Button>
        ) : (
          <LinkButton look="main" href={toHash({ name: 'dashboard' })}>
            {texts.toDashboard}
          </LinkButton>
        )}
      </div>
    </div>
  );
};
