import { bearerOf, idOf, type HttpEvent } from '../../../api/request.ts';
import { Unauthorized } from '../../../domain/failures/errors.ts';
import type { PhoneRequest } from './phone-order.ts';

/**
 * Which order a phone asks for, and the secret that it shows.
 * @throws {Unauthorized} one of them is missing
 */
export const phoneRequestOf = (event: HttpEvent): PhoneRequest => ({
  orderId: idOf(event, 'orderId', () => new Unauthorized()),
  phoneSecret: bearerOf(event),
});
