import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type MobileIdsProps = Pick<Capabilities, 'entryPoints' | 'store' | 'options' | 'authority'>;

/** The functions for mobile IDs after their activation. */
export class MobileIds extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, options, authority }: MobileIdsProps) {
    super(scope, id);

    const listMobileIds = entryPoints.add(this, 'list-mobile-ids', {
      impact: 'users do not see their mobile IDs',
    });
    store.mobileIds.grant(listMobileIds, 'query');
    store.coordination.grantFindRunning(listMobileIds);

    const readMobileId = entryPoints.add(this, 'read-mobile-id', {
      impact: 'users do not see a mobile ID of theirs',
    });
    store.mobileIds.grant(readMobileId, 'get');

    const readPhoneMobileId = entryPoints.add(this, 'read-phone-mobile-id', {
      impact: 'phones do not hear whether their mobile ID still works',
    });
    store.publicKeys.grant(readPhoneMobileId, 'get');
    store.mobileIds.grant(readPhoneMobileId, 'query');
    options.grantReadOne(readPhoneMobileId, 'renewal-from');
    options.grantReadOne(readPhoneMobileId, 'renewal-approval');

    const createPhoneChallenge = entryPoints.add(this, 'create-phone-challenge', {
      impact: 'phones can not test their mobile ID',
    });
    store.publicKeys.grant(createPhoneChallenge, 'get');
    store.mobileIds.grant(createPhoneChallenge, 'query');
    store.coordination.grantChallenge(createPhoneChallenge);
    store.coordination.grantCount(createPhoneChallenge, 'create-phone-challenge');

    const testMobileId = entryPoints.add(this, 'test-mobile-id', {
      impact: 'phones can not test their mobile ID',
    });
    store.publicKeys.grant(testMobileId, 'get');
    store.mobileIds.grant(testMobileId, 'query');
    store.mobileIds.grantWrite(testMobileId, 'update', ['state', 'test']);
    store.coordination.grantUseChallenge(testMobileId);
    store.directory.grant(testMobileId, 'get');
    authority.grantReadChain(testMobileId);
  }
}
