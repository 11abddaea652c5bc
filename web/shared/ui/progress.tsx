import { fill } from '../fill.ts';
import { sharedTexts } from '../texts/index.ts';

interface ProgressProps {
  /** What the list is of, for screen readers. */
  readonly label: string;
  /** Names of the steps, in order. */
  readonly steps: readonly string[];
  /** Index of the step that is under way; as many as there are steps when all are done. */
  readonly current: number;
}

/** The steps of a process and which one is under way. */
export const Progress = ({ label, steps, current }: ProgressProps) => (
  <nav class="progress" aria-label={label}>
    <ol>
      {steps.map((step, index) => (
        <li
          key={step}
          class={index < current ? 'step-done' : 'step'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span>{step}</span>
          {index < current && <span class="visually-hidden"> ({sharedTexts.stepDone})</span>}
        </li>
      ))}
    </ol>
    {current < steps.length && (
      <p class="progress-count" aria-hidden="true">
        {fill(sharedTexts.stepOf, {
          step: (current + 1).toString(),
          steps: steps.length.toString(),
        })}
      </p>
    )}
  </nav>
);
