import { fill } from '../../shared/fill.ts';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { toEnding, mayStartAgain } from '../model/ending.ts';
import { toHash } from '../model/place.ts';
import { nameAttribute, texts } from '../texts/index.ts';
import type { StepProps } from './step.ts';

const fillGaps = ({ orderId, ended }: StepProps['order']) => ({
  order: orderId,
  attribute: nameAttribute(ended?.attribute),
});

/** The order has ended without a mobile ID: why, and the one way on. */
export const Ended = ({ order, state, actions, problem }: StepProps) => {
  const ending = toEnding(order);
  const words = texts.endings[ending];
  const locked = order.confirmation?.oldPhone === 'lost' ? order.choices?.replaces : undefined;
  const isRefused = state.problem?.code === 'user-not-active';
  return (
    <div class="stack">
      <Heading>{words.title}</Heading>
      <p>{fill(words.text, fillGaps(order))}</p>
      {locked && <p>{fill(texts.completed.replaced, { phone: locked.phoneName })}</p>}
      {problem}
      <div class="actions">
        {mayStartAgain(ending) && !isRefused ? (
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
