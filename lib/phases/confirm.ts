import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type ConfirmProps = Pick<Capabilities, 'entryPoints' | 'store' | 'executions'>;

/** The functions around the first page of an order. */
export class Confirm extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, executions }: ConfirmProps) {
    super(scope, id);

    const awaitConfirmation = entryPoints.add(this, 'await-confirmation', {
      impact: 'users do not get to the first page of their order',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(awaitConfirmation, 'get', 'update');
    executions.grantMoveOn(awaitConfirmation);

    const confirmOrder = entryPoints.add(this, 'confirm-order', {
      impact: 'users do not get beyond the first page; a lost phone is not locked',
    });
    store.orders.grant(confirmOrder, 'get', 'update');
    store.mobileIds.grant(confirmOrder, 'update');
    executions.grantMoveOn(confirmOrder);
  }
}
