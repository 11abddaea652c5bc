import { useState } from 'preact/hooks';
import { sharedTexts } from '../texts/index.ts';
import { Button, type ButtonProps } from './button.tsx';

/** What is said of copying. */
export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
}

interface CopyProps {
  readonly text: string;
  /** Where it is no link that is copied. */
  readonly words?: CopyWords;
  readonly look?: ButtonProps['look'];
}

/** Copies a text to the clipboard and says whether that worked. */
export const Copy = ({ text, words = sharedTexts, look = 'plain' }: CopyProps) => {
  const [outcome, setOutcome] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome(words.copied);
    } catch {
      setOutcome(words.copyFailed);
    }
  };
  return (
    <>
      <Button look={look} onPress={() => void copy()}>
        {words.copy}
      </Button>
      <span class="copy-outcome" role="status">
        {outcome}
      </span>
    </>
  );
};
