import { useState } from 'preact/hooks';
import { sharedTexts } from '../texts/index.ts';
import { Button, type ButtonProps } from './button.tsx';

interface CopyProps {
  readonly text: string;
  readonly look?: ButtonProps['look'];
}

/** Copies a text to the clipboard and says whether that worked. */
export const Copy = ({ text, look = 'plain' }: CopyProps) => {
  const [outcome, setOutcome] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome(sharedTexts.copied);
    } catch {
      setOutcome(sharedTexts.copyFailed);
    }
  };
  return (
    <>
      <Button look={look} onPress={() => void copy()}>
        {sharedTexts.copy}
      </Button>
      <span class="copy-outcome" role="status">
        {outcome}
      </span>
    </>
  );
};
