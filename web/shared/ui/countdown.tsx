import { fill } from '../fill.ts';
import type { ServerClock } from '../server-clock.ts';
import { formats, sharedTexts } from '../texts/index.ts';
import { useSecondsLeft } from './now.ts';

interface CountdownProps {
  readonly clock: ServerClock;
  /** ISO 8601. */
  readonly until: string;
  /** A text with `{time}`; `9:41 left` without. */
  readonly text?: string;
}

/** Time left until a moment. Screen readers read it when they come to it, not every second. */
export const Countdown = ({ clock, until, text = sharedTexts.timeLeft }: CountdownProps) => {
  const seconds = useSecondsLeft(clock, until);
  return (
    <span class="countdown" role="timer" aria-live="off">
      <span aria-hidden="true">{fill(text, { time: formats.remaining(seconds) })}</span>
      <span class="visually-hidden">{fill(text, { time: formats.remainingInWords(seconds) })}</span>
    </span>
  );
};
