import { fill } from '../../shared/fill.ts';
import { LinkButton } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { NextSteps } from '../../shared/ui/next-steps.tsx';
import { toHash } from '../model/place.ts';
import { texts } from '../texts/index.ts';
import type { StepProps } from './step.ts';
import { TestOutcome } from './test-outcome.tsx';
import { completedTitle } from './titles.ts';
import { useMobileIds } from './use-mobile-ids.ts';

/** The mobile ID is active. */
export const Completed = ({ order, state, actions, problem }: StepProps) => {
  useMobileIds(actions);
  const mobileId = state.mobileIds?.find((other) => other.mobileId === order.mobileId);
  // A renewal replaces what is on this very phone: nobody has a phone to put away.
  const replaced = order.renews === undefined ? order.choices?.replaces : undefined;
  return (
    <div class="stack">
      <div class="stack-close">
        <Heading>{completedTitle(order)}</Heading>
        {mobileId && <p class="soft">{texts.completed.stores[mobileId.store]}</p>}
      </div>
      {mobileId && <MobileIdCard {...mobileId} />}
      {problem}
      <div class="actions">
        <LinkButton look="main" href={toHash({ name: 'dashboard' })}>
          {texts.completed.done}
        </LinkButton>
      </div>
      {mobileId && <TestOutcome mobileId={mobileId} />}
      {replaced && <p>{fill(texts.completed.replaced, { phone: replaced.phoneName })}</p>}
      <NextSteps steps={order.nextSteps} />
    </div>
  );
};
