import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { revoking, settling } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type ActivateProps = Pick<Capabilities, 'entryPoints' | 'store' | 'authority' | 'mail'>;

/** The functions that make a mobile ID active and tell its user. */
export class Activate extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, authority, mail }: ActivateProps) {
    super(scope, id);

    const writeActiveProfile = entryPoints.add(this, 'write-active-profile', {
      impact: 'installed mobile IDs do not become active; their certificates are revoked',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(writeActiveProfile, 'get');
    store.orders.grantWrite(writeActiveProfile, 'update', [
      'state',
      'installation',
      'completedAt',
      'sweepAt',
    ]);
    store.mobileIds.grant(writeActiveProfile, 'check');
    store.mobileIds.grantWrite(writeActiveProfile, 'update', [
      'state',
      'change',
      'activatedAt',
      'notAfter',
      'orderId',
    ]);
    store.coordination.grantRelease(writeActiveProfile);
    store.directory.grant(writeActiveProfile, 'get', 'check');

    const lockReplaced = entryPoints.add(this, 'lock-replaced-mobile-id', {
      impact: 'certificates of a lost or replaced phone may still be valid until the sweep revokes them',
      timeout: Duration.seconds(30),
    });
    store.orders.grant(lockReplaced, 'get');
    store.orders.grantWrite(lockReplaced, 'update', [...settling, 'lockNotifiedAt']);
    store.mobileIds.grant(lockReplaced, 'get');
    store.mobileIds.grantWrite(lockReplaced, 'update', revoking);
    authority.grantRevoke(lockReplaced);
    store.directory.grant(lockReplaced, 'get');
    mail.grantSend(lockReplaced);

    const notifySuccess = entryPoints.add(this, 'notify-success', {
      impact: 'users get no mail that their mobile ID is active',
    });
    store.orders.grant(notifySuccess, 'get');
    store.orders.grantWrite(notifySuccess, 'update', ['notifiedAt']);
    store.directory.grant(notifySuccess, 'get');
    mail.grantSend(notifySuccess);
  }
}
