import { Construct } from 'constructs';
import { renewing, waitingIn } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type RenewalProps = Pick<Capabilities, 'entryPoints' | 'store' | 'options' | 'authority' | 'renewExecutions'>;

/** The functions that start the renewal of a phone's mobile ID, and let it wait for that phone. */
export class Renewal extends Construct {
  constructor(scope: Construct, id: string, props: RenewalProps) {
    super(scope, id);
    const { entryPoints, store, options, authority, renewExecutions } = props;

    const renewMobileId = entryPoints.add(this, 'renew-mobile-id', {
      impact: 'phones can not renew their mobile ID; they try again each time they are opened',
    });
    store.publicKeys.grant(renewMobileId, 'get');
    store.mobileIds.grant(renewMobileId, 'query');
    store.directory.grant(renewMobileId, 'get');
    store.orders.grant(renewMobileId, 'get');
    store.orders.grantWrite(renewMobileId, 'put', renewing);
    store.orders.grantWrite(renewMobileId, 'update', ['state', 'phone', 'activationCode']);
    store.coordination.grantUseChallenge(renewMobileId);
    store.coordination.grantStartOne(renewMobileId);
    store.coordination.grantCount(renewMobileId, 'start-order');
    options.grantReadAll(renewMobileId);
    authority.grantDescribe(renewMobileId);
    renewExecutions.grantStart(renewMobileId);

    const awaitPhone = entryPoints.add(this, 'await-phone', {
      impact: 'renewals do not go on when their phone has answered',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(awaitPhone, 'get');
    store.orders.grantWrite(awaitPhone, 'update', waitingIn('awaiting-phone'));
    renewExecutions.grantMoveOn(awaitPhone);
  }
}
