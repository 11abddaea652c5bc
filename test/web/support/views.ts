import type { OrderState } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import { toOrderResponse, type ShownCode } from '../../../api/order-response.ts';
import { toMobileIdResponse } from '../../../api/mobile-id-response.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { mobileIdIn, orderIn, start } from '../../support/orders.ts';
import type { MobileIdView, OrderView } from '../../../web/self-service/responses.ts';

/** What the page shows of an activation code. */
export const shownCode: ShownCode = { link: 'https://id.example.com/phone/#order.code', qrCode: '<svg/>' };

/** An order in a state, as the API shows it. */
export const viewIn = (state: OrderState, changes: Partial<Order> = {}): OrderView =>
  toOrderResponse(orderIn(state, changes), state === 'awaiting-phone' ? shownCode : {});

/** A mobile ID in a state, as the API shows it. */
export const mobileIdView = (state: MobileId['state'], changes: Partial<MobileId> = {}): MobileIdView =>
  toMobileIdResponse(mobileIdIn(state, changes), start);
