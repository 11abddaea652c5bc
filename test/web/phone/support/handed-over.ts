import type { Options } from '../../../../domain/options/options.ts';
import type { Order } from '../../../../domain/order/order.ts';
import type { HandingOver } from '../../../../web/phone/store/records.ts';
import { options, orderIn } from '../../../support/orders.ts';
import { Phone, type Meanwhile } from './phone.ts';

/** An order whose phone may keep its keys where the option says. */
export const ordered = (
  policy: Options['phone-store'],
  set: Partial<Options> = {},
  changes: Partial<Order> = {},
) =>
  new Phone(orderIn('awaiting-phone', { options: options({ 'phone-store': policy, ...set }), ...changes }));

/** A page that is gone, or a user who does nothing more. */
class Gone extends Error {}
export const leave = (): never => {
  throw new Gone();
};

/** A phone with an order for the system's store, until it waits for its user's word; then this happens. */
export const handedOver = async (phone: Phone, ...then: readonly Meanwhile[]) => {
  phone.meanwhile(phone.approved, ...then);
  const controller = await phone.open();
  await controller.accept(phone.offer, 'Pixel');
  return controller;
};

/** What the phone keeps of an order that it hands over. */
export const handingOver = async (phone: Phone): Promise<HandingOver> => {
  const [record] = await phone.store.all();
  if (record?.step !== 'handing-over') throw new Error(`is ${record?.step ?? 'gone'}`);
  return record;
};
