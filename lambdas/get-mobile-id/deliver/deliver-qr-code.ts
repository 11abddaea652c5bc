import type { Order } from '../../../domain/order/order.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { isExpired } from '../orders/activation-code.ts';
import { limitWaiting, startWaiting } from '../orders/waiting-step.ts';
import {
  createCode,
  mailCode,
  openCode,
  requireUnchangedCode,
  type DeliverableCode,
} from './code-delivery.ts';

type CodeDeps = Needs<typeof createCode>;

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
  deps: Needs<typeof startWaiting> & CodeDeps & Needs<typeof mailCode>,
  { orderId, taskToken }: { readonly orderId: string; readonly taskToken: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  if (order.phone) {
    await startWaiting(deps, order, { state, taskToken });
    return;
  }
  const delivery = await chooseCode(deps, order);
  const set = { activationCode: delivery.kept };
  await startWaiting(deps, order, { state, taskToken, set, when: requireUnchangedCode(order) });
  await mailCode(deps, order, delivery);
};

const chooseCode = (deps: CodeDeps, order: Order): Promise<DeliverableCode> => {
  const now = deps.now();
  const { activationCode: kept } = order;
  if (kept?.ciphertext !== undefined && !isExpired(kept, now))
    return openCode(deps, order, { ...kept, ciphertext: kept.ciphertext });
  return createCode(deps, order, limitWaiting(order, state, now).deadline);
};
