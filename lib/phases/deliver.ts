import { Construct } from 'constructs';
import { waitingIn } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type DeliverProps = Pick<
  Capabilities,
  'entryPoints' | 'store' | 'executions' | 'renewExecutions' | 'activationCodes' | 'mail'
>;

/** The functions that bring an activation code to the user's phone and take the phone's answer. */
export class Deliver extends Construct {
  constructor(scope: Construct, id: string, props: DeliverProps) {
    super(scope, id);
    const { entryPoints, store, executions, renewExecutions, activationCodes, mail } = props;

    const deliverQrCode = entryPoints.add(this, 'deliver-qr-code', {
      impact: 'users get no QR code',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(deliverQrCode, 'get');
    store.orders.grantWrite(deliverQrCode, 'update', [
      ...waitingIn('awaiting-phone'),
      'activationCode',
      'phone',
    ]);
    store.directory.grant(deliverQrCode, 'get');
    activationCodes.grantSeal(deliverQrCode);
    activationCodes.grantOpen(deliverQrCode);
    mail.grantSend(deliverQrCode);
    executions.grantMoveOn(deliverQrCode);

    const renewActivationCode = entryPoints.add(this, 'renew-activation-code', {
      impact: 'users whose QR code has expired get no new one',
    });
    store.orders.grant(renewActivationCode, 'get');
    store.orders.grantWrite(renewActivationCode, 'update', ['state', 'activationCode', 'phone']);
    store.coordination.grantCount(renewActivationCode, 'renew-activation-code');
    store.directory.grant(renewActivationCode, 'get');
    activationCodes.grantSeal(renewActivationCode);
    mail.grantSend(renewActivationCode);

    const readActivation = entryPoints.add(this, 'read-activation', {
      impact: 'phones cannot show for whom and what a QR code is',
    });
    store.orders.grant(readActivation, 'get');

    const submitActivation = entryPoints.add(this, 'submit-activation', {
      impact: 'phones cannot use their activation codes',
    });
    store.orders.grant(submitActivation, 'get');
    store.orders.grantWrite(submitActivation, 'update', ['state', 'phone', 'activationCode']);
    store.publicKeys.grantWrite(submitActivation, 'put', ['kind', 'orderId', 'userId', 'takenAt']);
    executions.grantMoveOn(submitActivation);
    renewExecutions.grantMoveOn(submitActivation);
  }
}
