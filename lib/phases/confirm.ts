import { Construct } from 'constructs';
import { locking, waitingIn } from '../order-writes.ts';
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
    store.orders.grant(awaitConfirmation, 'get');
    store.orders.grantWrite(awaitConfirmation, 'update', waitingIn('awaiting-confirmation'));
    executions.grantMoveOn(awaitConfirmation);

    const confirmOrder = entryPoints.add(this, 'confirm-order', {
      impact: 'users do not get beyond the first page; a lost phone is not locked',
    });
    store.orders.grant(confirmOrder, 'get');
    store.orders.grantWrite(confirmOrder, 'update', ['state', 'confirmation', 'replaces']);
    store.mobileIds.grantWrite(confirmOrder, 'update', locking);
    executions.grantMoveOn(confirmOrder);
  }
}
