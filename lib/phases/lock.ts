import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { locking } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type LockProps = Pick<
  Capabilities,
  'entryPoints' | 'store' | 'options' | 'lockExecutions' | 'authority' | 'mail'
>;

/** The functions that lock a mobile ID: the route of its user, and the steps of the process. */
export class Lock extends Construct {
  constructor(scope: Construct, id: string, props: LockProps) {
    super(scope, id);
    const { entryPoints, store, options, lockExecutions, authority, mail } = props;

    const lockMobileId = entryPoints.add(this, 'lock-mobile-id', {
      impact: 'users cannot lock a mobile ID; the CA can still revoke its certificates',
    });
    store.mobileIds.grant(lockMobileId, 'get');
    store.mobileIds.grantWrite(lockMobileId, 'update', locking);
    options.grantReadOne(lockMobileId, 'sign-in-age');
    lockExecutions.grantStart(lockMobileId);

    const markLocked = entryPoints.add(this, 'mark-locked', {
      impact: 'mobile IDs that are to be locked stay as they are',
      failsToBeCalledAgain: true,
    });
    store.mobileIds.grantWrite(markLocked, 'update', locking);

    const revoke = entryPoints.add(this, 'revoke-mobile-id', {
      impact: 'certificates of locked mobile IDs stay valid; the process tries again each hour',
      timeout: Duration.seconds(60),
      failsToBeCalledAgain: true,
    });
    store.mobileIds.grant(revoke, 'get');
    store.mobileIds.grantWrite(revoke, 'update', ['certificates']);
    authority.grantRevoke(revoke);

    entryPoints.add(this, 'report-unrevoked', {
      impact: 'nobody is told that certificates of a locked mobile ID are still valid',
    });

    const notifyLocked = entryPoints.add(this, 'notify-locked', {
      impact: 'users get no mail that their mobile ID was locked',
    });
    store.mobileIds.grant(notifyLocked, 'get');
    store.mobileIds.grantWrite(notifyLocked, 'update', ['state', 'lockNotifiedAt']);
    store.directory.grant(notifyLocked, 'get');
    mail.grantSend(notifyLocked);
  }
}
