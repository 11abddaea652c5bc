import { Construct } from 'constructs';
import { waitingIn } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type InstallProps = Pick<Capabilities, 'entryPoints' | 'store' | 'executions' | 'renewExecutions'>;

/** The functions through which the phone gets its certificates. */
export class Install extends Construct {
  constructor(scope: Construct, id: string, props: InstallProps) {
    super(scope, id);
    const { entryPoints, store, executions, renewExecutions } = props;

    const registerMobileId = entryPoints.add(this, 'register-mobile-id', {
      impact: 'issued certificates do not become mobile IDs; they are revoked',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(registerMobileId, 'get', 'check');
    store.mobileIds.grantWrite(registerMobileId, 'put', [
      'orderId',
      'state',
      'labels',
      'phoneName',
      'language',
      'store',
      'createdAt',
      'notAfter',
      'certificates',
    ]);

    const awaitInstallation = entryPoints.add(this, 'await-installation', {
      impact: 'issued certificates do not get to phones; they are revoked',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(awaitInstallation, 'get');
    store.orders.grantWrite(awaitInstallation, 'update', waitingIn('awaiting-installation'));
    for (const process of [executions, renewExecutions]) process.grantMoveOn(awaitInstallation);

    const readCertificates = entryPoints.add(this, 'read-certificates', {
      impact: 'phones cannot fetch their certificates',
    });
    for (const table of [store.orders, store.mobileIds, store.directory])
      table.grant(readCertificates, 'get');

    const confirmInstallation = entryPoints.add(this, 'confirm-installation', {
      impact: 'mobile IDs that phones have installed do not become active; their certificates are revoked',
    });
    store.orders.grant(confirmInstallation, 'get');
    store.orders.grantWrite(confirmInstallation, 'update', ['state', 'installation']);
    for (const process of [executions, renewExecutions]) process.grantMoveOn(confirmInstallation);

    const abandonInstallation = entryPoints.add(this, 'abandon-installation', {
      impact: 'users cannot say that they could not install; their orders expire by themselves',
    });
    store.grantEndOrder(abandonInstallation, 'installation');
    for (const process of [executions, renewExecutions]) process.grantBreakOff(abandonInstallation);
  }
}
