import { useState } from 'preact/hooks';
import { Button } from '../../shared/ui/button.tsx';
import { texts } from '../texts/index.ts';
import { findRenewalWords } from '../texts/renewal-words.ts';
import { StopDialog } from './cancel.tsx';
import type { StepProps } from './step.ts';

/** For whoever sees a phone that is not theirs: stops the order and raises the alarm. */
export const NotMyPhone = ({ order, actions }: StepProps) => {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        look="danger"
        onPress={() => {
          setAsks(true);
        }}
      >
        {texts.approve.notMyPhone}
      </Button>
      {asks && (
        <StopDialog
          words={{ ...texts.notMyPhoneDialog, ...findRenewalWords(order)?.notMyPhoneDialog }}
          onStop={() => void actions.cancel(order, 'not-my-phone')}
          onClose={() => {
            setAsks(false);
          }}
        />
      )}
    </>
  );
};
