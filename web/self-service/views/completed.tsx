import { useEffect } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { LinkButton } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { toHash } from '../model/place.ts';
import { texts } from '../texts/index.ts';
import type { StepProps } from './step.ts';

/** The mobile ID is active. */
export const Completed = ({ order, state, actions, problem }: StepProps) => {
  useEffect(() => {
    void actions.loadMobileIds();
  }, [actions]);
  const mobileId = state.mobileIds?.find((other) => other.mobileId === order.mobileId);
  const replaced = order.choices?.replaces;
  return (
    <div class="stack">
      <div class="stack-close">
        <Heading>{texts.completed.title}</Heading>
        <p class="soft">{texts.completed.text}</p>
      </div>
      {mobileId && <MobileIdCard {...mobileId} />}
      {replaced && <p>{fill(texts.completed.replaced, { phone: replaced.phoneName })}</p>}
      {problem}
      <div class="actions">
        <LinkButton look="main" href={toHash({ name: 'dashboard' })}>
          {texts.completed.done}
        </LinkButton>
      </div>
    </div>
  );
};
