import { findNextStep } from '../../../domain/options/next-steps.ts';
import { reader } from '../language.ts';
import type { NextSteps as Steps } from '../next-steps.ts';
import { sharedTexts } from '../texts/index.ts';

/** What the company has its users do first with their mobile ID, in the reader's language where there is one. */
export const NextSteps = ({ steps = [] }: { readonly steps: Steps }) => {
  const step = findNextStep(steps, reader.language);
  return (
    step && (
      <p class="message">
        <strong>{sharedTexts.nextStep}</strong>
        <span>{step.text}</span>
        <a href={step.link}>{new URL(step.link).host}</a>
      </p>
    )
  );
};
