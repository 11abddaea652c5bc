import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type StartProps = Pick<Capabilities, 'entryPoints' | 'store' | 'options' | 'executions'>;

/** The functions that start an order. */
export class Start extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, options, executions }: StartProps) {
    super(scope, id);

    const startOrder = entryPoints.add(this, 'start-order', {
      impact: 'users cannot start an order',
    });
    store.directory.grant(startOrder, 'get');
    store.orders.grant(startOrder, 'get', 'put');
    store.guards.grant(startOrder, 'get', 'put', 'update');
    store.mobileIds.grant(startOrder, 'query');
    options.grantReadOne(startOrder, 'sign-in-age');
    executions.grantStart(startOrder);

    const loadOptions = entryPoints.add(this, 'load-options', {
      impact: 'orders fail at their first step; users are told and can start again',
    });
    options.grantReadAll(loadOptions);
    store.orders.grant(loadOptions, 'update');

    const checkUserState = entryPoints.add(this, 'check-user-state', {
      impact: 'orders fail before anything is issued, as they do when a user is not active any more',
    });
    store.directory.grant(checkUserState, 'get', 'check');
    store.orders.grant(checkUserState, 'get', 'update');
  }
}
