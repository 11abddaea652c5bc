import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import type { Problem } from '../../shared/problem.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Countdown } from '../../shared/ui/countdown.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { Message } from '../../shared/ui/message.tsx';
import { readDigits, isWhole } from '../model/match-code.ts';
import { texts } from '../texts/index.ts';
import { Cancel } from './cancel.tsx';
import { MatchCodeField } from './match-code-field.tsx';
import { NotMyPhone } from './not-my-phone.tsx';
import type { StepProps } from './step.ts';
import { approveTitle } from './titles.ts';

/** The phone has answered: the user types the digits that only their phone shows. */
export const Approve = (props: StepProps) => {
  const { order, state, actions, clock, problem } = props;
  const { digits, isFaulty, field, type, check } = useDigits(state.problem);
  const next = (event: SubmitEvent): void => {
    event.preventDefault();
    if (check()) void actions.approve(order, digits);
  };
  return (
    <form class="stack" noValidate onSubmit={next}>
      <div class="stack-close">
        <Heading>{approveTitle(order)}</Heading>
        <p class="soft">{fill(texts.approve.text, { phone: order.phone?.name ?? '' })}</p>
      </div>
      {state.note === 'signed-in-again' && <Message tone="info">{texts.approve.signedInAgain}</Message>}
      <MatchCodeField
        field={field}
        digits={digits}
        fault={isFaulty ? texts.approve.fault : undefined}
        triesLeft={order.phone?.triesLeft}
        onType={type}
      />
      {problem}
      <div class="actions">
        <Button look="main" busy={state.busy === 'approve'}>
          {texts.next}
        </Button>
        <NotMyPhone {...props} />
        <Cancel {...props} />
      </div>
      <p class="soft small">
        <Countdown clock={clock} until={order.deadline} text={texts.approve.left} />
      </p>
    </form>
  );
};

/** What is typed so far. Digits that were wrong are taken away, and the field is ready for others. */
const useDigits = (problem: Problem | undefined) => {
  const [digits, setDigits] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem?.code !== 'match-code-wrong') return;
    setDigits('');
    field.current?.focus();
  }, [problem]);
  return {
    digits,
    isFaulty,
    field,
    type: (typed: string): void => {
      setDigits(readDigits(typed));
      setFaulty(false);
    },
    check: (): boolean => {
      setFaulty(!isWhole(digits));
      if (!isWhole(digits)) field.current?.focus();
      return isWhole(digits);
    },
  };
};
