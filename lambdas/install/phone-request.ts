import { bearerOf, idOf, type HttpEvent } from '../shared/http/request.ts';
import { Unauthorized } from '../shared/model/errors.ts';
import type { PhoneRequest } from './phone-order.ts';

/**
 * Which order a phone asks for, and the secret that it shows.
 * @throws {Unauthorized} one of them is missing
 */
export const phoneRequestOf = (event: HttpEvent): PhoneRequest => ({
  orderId: idOf(event, 'orderId', () => new Unauthorized()),
  phoneSecret: bearerOf(event),
});
