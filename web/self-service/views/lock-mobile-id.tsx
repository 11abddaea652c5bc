import { useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import type { Actions } from '../actions.ts';
import { lockReasons, type LockRequest } from '../model/lock.ts';
import type { State } from '../model/state.ts';
import type { MobileIdView } from '../responses.ts';
import { severalWords, texts } from '../texts/index.ts';
import { RadioGroup } from './radio-group.tsx';

const words = texts.lock;

interface LockMobileIdProps {
  readonly mobileId: MobileIdView;
  /** There are others on the page: the button says which one it is about. */
  readonly amongOthers: boolean;
  readonly state: State;
  readonly actions: Actions;
}

/** *Lock this mobile ID*: asks once, and for the reason. */
export const LockMobileId = ({ mobileId, amongOthers, state, actions }: LockMobileIdProps) => {
  const [asks, setAsks] = useState(false);
  return (
    <div class="actions">
      <Button
        look="danger"
        busy={state.busy === 'lock'}
        onPress={() => {
          setAsks(true);
        }}
      >
        {amongOthers ? fill(severalWords.lock, { phone: mobileId.phoneName }) : words.lock}
      </Button>
      {asks && (
        <LockDialog
          phoneName={mobileId.phoneName}
          onLock={(reason) => void actions.lock({ mobileId: mobileId.mobileId, reason })}
          onClose={() => {
            setAsks(false);
          }}
        />
      )}
    </div>
  );
};

type Reason = LockRequest['reason'];

interface LockDialogProps {
  readonly phoneName: string;
  readonly onLock: (reason: Reason) => void;
  readonly onClose: () => void;
}

// The way back stands first, so that Enter by mistake locks nothing.
const LockDialog = ({ phoneName, onLock, onClose }: LockDialogProps) => {
  const [reason, setReason] = useState<Reason>();
  const [isFaulty, setFaulty] = useState(false);
  const lock = (): void => {
    setFaulty(!reason);
    if (!reason) return;
    onClose();
    onLock(reason);
  };
  return (
    <Dialog title={fill(words.title, { phone: phoneName })} onClose={onClose}>
      <p>{words.text}</p>
      <RadioGroup
        name="lock-reason"
        question={words.why}
        values={lockReasons}
        chosen={reason}
        fault={isFaulty && !reason ? words.fault : undefined}
        onChoose={setReason}
        describe={(value) => words.reasons[value]}
      />
      <div class="actions">
        <Button onPress={onClose}>{words.back}</Button>
        <Button look="danger" onPress={lock}>
          {words.yes}
        </Button>
      </div>
    </Dialog>
  );
};
