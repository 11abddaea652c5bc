import { useState } from 'preact/hooks';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { mayCancel } from '../model/stage.ts';
import { texts } from '../texts/index.ts';
import { findRenewalWords } from '../texts/renewal-words.ts';
import type { StepProps } from './step.ts';

/** *Cancel*, as long as it is possible. Asks first when the phone has already answered. */
export const Cancel = ({ order, state, actions }: StepProps) => {
  const [asks, setAsks] = useState(false);
  if (!mayCancel(order)) return null;
  const cancel = () => void actions.cancel(order);
  const ask = (): void => {
    setAsks(true);
  };
  return (
    <>
      <Button look="quiet" busy={state.busy === 'cancel'} onPress={order.phone ? ask : cancel}>
        {texts.cancel}
      </Button>
      {asks && (
        <StopDialog
          words={{ ...texts.cancelDialog, ...findRenewalWords(order)?.cancelDialog }}
          onStop={cancel}
          onClose={() => {
            setAsks(false);
          }}
        />
      )}
    </>
  );
};

interface StopDialogProps {
  readonly words: typeof texts.cancelDialog;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** Asks whether to stop an order. The way back stands first, so that Enter by mistake stops nothing. */
export const StopDialog = ({ words, onStop, onClose }: StopDialogProps) => (
  <Dialog title={words.title} onClose={onClose}>
    <p>{words.text}</p>
    <div class="actions">
      <Button onPress={onClose}>{words.back}</Button>
      <Button
        look="danger"
        onPress={() => {
          onClose();
          onStop();
        }}
      >
        {words.stop}
      </Button>
    </div>
  </Dialog>
);
