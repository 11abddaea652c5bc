import { Construct } from 'constructs';
import { ending, waitingIn } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type ApproveProps = Pick<Capabilities, 'entryPoints' | 'store' | 'executions'>;

/** The functions around the match code that the phone shows. */
export class Approve extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, executions }: ApproveProps) {
    super(scope, id);

    const awaitApproval = entryPoints.add(this, 'await-approval', {
      impact: 'users are not asked for the code that their phone shows',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(awaitApproval, 'get');
    store.orders.grantWrite(awaitApproval, 'update', waitingIn('awaiting-approval'));
    executions.grantMoveOn(awaitApproval);

    const approveOrder = entryPoints.add(this, 'approve-order', {
      impact: 'users cannot type the code that their phone shows',
    });
    store.orders.grant(approveOrder, 'get');
    store.orders.grantWrite(approveOrder, 'update', [...ending, 'approval', 'matchTriesLeft', 'wrongCodes']);
    store.coordination.grantRelease(approveOrder);
    executions.grantMoveOn(approveOrder);
    executions.grantBreakOff(approveOrder);
  }
}
