import { useState } from 'preact/hooks';
import { sharedTexts } from '../texts/index.ts';
import { Button } from './button.tsx';

/** Copies a text to the clipboard and says whether that worked. */
export const Copy = ({ text }: { readonly text: string }) => {
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
      <Button onPress={() => void copy()}>{sharedTexts.copy}</Button>
      <span class="copy-outcome" role="status">
        {outcome}
      </span>
    </>
  );
};
