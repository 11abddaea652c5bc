import type { Order } from '../../../domain/order/order.ts';
import { startWaiting, waitingTimesOf, type WaitingStepDependencies } from '../orders/waiting-step.ts';
import { isExpired } from '../orders/activation-code.ts';
import {
  freshCode,
  mailCode,
  sameCode,
  unchangedCode,
  type CodeDeliveryDependencies,
  type DeliverableCode,
} from './code-delivery.ts';

/** What delivering the QR code works with. */
export type DeliverQrCodeDependencies = WaitingStepDependencies & CodeDeliveryDependencies;

const state = 'awaiting-phone';

/**
 * Gives an order its activation code, lets it wait for a phone, and mails the QR code where the option
 * `qr-delivery` says so; else the page shows it. The code is stored before it goes out, so nobody ever gets
 * one that does not work. A step that starts again delivers the same code again while it works, and
 * nothing once a phone has answered.
 * @throws {OrderEnded} @throws {WrongStep} @throws {UserNotActive}
 * @throws {LostRace} another writer was at the code at the same time
 */
export const deliverQrCode = async (
  deps: DeliverQrCodeDependencies,
  { orderId, taskToken }: { readonly orderId: string; readonly taskToken: string },
): Promise<void> => {
  const order = await deps.orders.load(orderId);
  if (order.phone) {
    await startWaiting(deps, order, { state, taskToken });
    return;
  }
  const delivery = await codeToDeliver(deps, order);
  const set = { activationCode: delivery.kept };
  await startWaiting(deps, order, { state, taskToken, set, conditions: unchangedCode(order) });
  await mailCode(deps, orderId, delivery);
};

const codeToDeliver = (deps: DeliverQrCodeDependencies, order: Order): Promise<DeliverableCode> => {
  const now = deps.now();
  const { activationCode: kept } = order;
  if (kept?.ciphertext !== undefined && !isExpired(kept, now))
    return sameCode(deps, order, { ...kept, ciphertext: kept.ciphertext });
  return freshCode(deps, order, waitingTimesOf(order, state, now).deadline);
};
