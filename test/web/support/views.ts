import type { OrderState } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import { toOrderResponse, type ShownCode } from '../../../api/order-response.ts';
import { orderIn } from '../../support/orders.ts';
import type { OrderView } from '../../../web/self-service/responses.ts';

/** What the page shows of an activation code. */
export const shownCode: ShownCode = { link: 'https://id.example.com/phone/#order.code', qrCode: '<svg/>' };

/** An order in a state, as the API shows it. */
export const viewIn = (state: OrderState, changes: Partial<Order> = {}): OrderView =>
  toOrderResponse(orderIn(state, changes), state === 'awaiting-phone' ? shownCode : {});
