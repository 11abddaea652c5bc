import type { RefObject } from 'preact';
import { fill } from '../../shared/fill.ts';
import { texts } from '../texts/index.ts';

interface MatchCodeFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly digits: string;
  readonly fault: string | undefined;
  readonly triesLeft: number | undefined;
  readonly onType: (typed: string) => void;
}

/** One field for the six digits: they can be typed, pasted and filled in by the browser. */
export const MatchCodeField = ({ field, digits, fault, triesLeft, onType }: MatchCodeFieldProps) => (
  <div class="stack-close">
    <label htmlFor="match-code">{texts.approve.label}</label>
    <input
      ref={field}
      id="match-code"
      class="field match-code"
      type="text"
      inputMode="numeric"
      autocomplete="one-time-code"
      pattern="[0-9]{6}"
      spellcheck={false}
      required
      value={digits}
      aria-invalid={fault !== undefined}
      aria-describedby="match-code-hint"
      onInput={(event) => {
        const input = event.currentTarget;
        onType(input.value);
      }}
    />
    <p id="match-code-hint" class="small" role="status">
      {fault !== undefined && <span class="field-error">{fault} </span>}
      {triesLeft !== undefined && triesText(triesLeft)}
    </p>
  </div>
);

const triesText = (triesLeft: number): string =>
  triesLeft === 1 ? texts.approve.oneTry : fill(texts.approve.tries, { tries: triesLeft.toString() });
