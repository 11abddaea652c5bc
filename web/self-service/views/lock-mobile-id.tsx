import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { Button, type ButtonProps } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { focusHeading } from '../../shared/ui/focus.ts';
import { Message } from '../../shared/ui/message.tsx';
import type { Actions } from '../actions.ts';
import { lockReasons, type LockRequest } from '../model/lock.ts';
import type { State } from '../model/state.ts';
import type { MobileIdView } from '../responses.ts';
import { texts } from '../texts/index.ts';
import { RadioGroup } from './radio-group.tsx';

const words = texts.lock;

interface LockMobileIdProps {
  readonly mobileId: MobileIdView;
  /** What the button says. */
  readonly text: string;
  readonly look?: ButtonProps['look'];
  readonly state: State;
  readonly actions: Actions;
}

/** *Lock this mobile ID*: asks once, and for the reason. */
export const LockMobileId = ({ mobileId, text, look = 'danger', state, actions }: LockMobileIdProps) => {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        look={look}
        busy={state.busy === 'lock'}
        onPress={() => {
          setAsks(true);
        }}
      >
        {text}
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
    </>
  );
};

/** Says that a mobile ID was locked just now. */
export const LockedNote = ({ state: { note } }: Pick<LockMobileIdProps, 'state'>) => {
  const hasLocked = note === 'locked';
  // The button that was pressed is gone: the focus begins anew, where it is said what happened.
  useEffect(() => {
    if (hasLocked) focusHeading();
  }, [hasLocked]);
  return hasLocked ? <Message tone="good">{words.done}</Message> : null;
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
