import type { ComponentChildren } from 'preact';
import { Message } from '../../shared/ui/message.tsx';
import { Progress } from '../../shared/ui/progress.tsx';
import { listPhases, phaseIndex, toStage, type Stage } from '../model/stage.ts';
import { texts } from '../texts/index.ts';
import { Approve } from './approve.tsx';
import { Completed } from './completed.tsx';
import { Confirm } from './confirm.tsx';
import { Ended } from './ended.tsx';
import { Mailed } from './mailed.tsx';
import { ProblemView } from './problem.tsx';
import { Scan } from './scan.tsx';
import type { StepProps } from './step.ts';
import { movedOn } from './titles.ts';
import { Installing, Issuing, Preparing } from './waiting.tsx';

const steps: Readonly<Record<Stage, (props: StepProps) => ComponentChildren>> = {
  preparing: Preparing,
  confirm: Confirm,
  scan: Scan,
  mailed: Mailed,
  approve: Approve,
  issuing: Issuing,
  installing: Installing,
  completed: Completed,
  cancelled: Ended,
  expired: Ended,
  failed: Ended,
};

/** An order: how far it has come, and its present step. */
export const OrderPage = ({ order, state, actions, clock }: Omit<StepProps, 'problem'>) => {
  const stage = toStage(order, state.decided);
  const index = phaseIndex(order, state.decided);
  const Step = steps[stage];
  return (
    <div class="surface">
      {index !== undefined && (
        <Progress
          label={texts.steps.name}
          steps={listPhases(order).map((phase) => texts.steps.phases[phase])}
          current={index}
        />
      )}
      {state.lost && <Message tone="warning">{texts.lost[state.lost]}</Message>}
      {state.note === 'moved-on' && <Message tone="info">{movedOn}</Message>}
      <Step
        key={stage}
        order={order}
        state={state}
        actions={actions}
        clock={clock}
        problem={<ProblemView problem={state.problem} actions={actions} />}
      />
    </div>
  );
};
