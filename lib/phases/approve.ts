import { Construct } from 'constructs';
import { waitingIn } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type ApproveProps = Pick<Capabilities, 'entryPoints' | 'store' | 'executions' | 'renewExecutions'>;

/** The functions around the match code that the phone shows. */
export class Approve extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { entryPoints, store, executions, renewExecutions }: ApproveProps,
  ) {
    super(scope, id);

    const awaitApproval = entryPoints.add(this, 'await-approval', {
      impact: 'users are not asked for the code that their phone shows',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(awaitApproval, 'get');
    store.orders.grantWrite(awaitApproval, 'update', waitingIn('awaiting-approval'));
    for (const process of [executions, renewExecutions]) process.grantMoveOn(awaitApproval);

    const approveOrder = entryPoints.add(this, 'approve-order', {
      impact: 'users cannot type the code that their phone shows',
    });
    store.grantEndOrder(approveOrder, 'approval', 'matchTriesLeft', 'wrongCodes');
    for (const process of [executions, renewExecutions]) {
      process.grantMoveOn(approveOrder);
      process.grantBreakOff(approveOrder);
    }
  }
}
