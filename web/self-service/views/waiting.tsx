import type { ComponentChildren } from 'preact';
import { fill } from '../../shared/fill.ts';
import { Countdown } from '../../shared/ui/countdown.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import { texts } from '../texts/index.ts';
import { Cancel } from './cancel.tsx';
import type { StepProps } from './step.ts';

interface WaitingProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

const Waiting = ({ title, text, children }: WaitingProps) => (
  <div class="stack centered waiting">
    <span class="spinner" aria-hidden="true" />
    <Heading>{title}</Heading>
    <p class="soft">{text}</p>
    {children}
  </div>
);

/** The process is on its way to the next step. */
export const Preparing = (props: StepProps) => (
  <Waiting {...texts.preparing}>
    {props.problem}
    <Cancel {...props} />
  </Waiting>
);

/** The CA issues the certificates. */
export const Issuing = () => <Waiting {...texts.issuing} />;

/** The phone installs what was issued. */
export const Installing = ({ order, clock }: StepProps) => (
  <Waiting
    title={texts.installing.title}
    text={fill(texts.installing.text, { phone: order.phone?.name ?? '' })}
  >
    <p class="soft small">
      <Countdown clock={clock} until={order.deadline} text={texts.approve.left} />
    </p>
  </Waiting>
);
