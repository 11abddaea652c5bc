import { bearerOf, idOf, type HttpEvent } from '../../../api/request.ts';
import { Unauthorized } from '../../../domain/failures/errors.ts';

/** What the holder of an activation code shows. */
export interface ActivationRequest {
  readonly orderId: string;
  readonly code: string;
}

/**
 * Which order a code's holder asks for, and the code.
 * @throws {Unauthorized} one of them is missing
 */
export const activationRequestOf = (event: HttpEvent): ActivationRequest => ({
  orderId: idOf(event, 'orderId', () => new Unauthorized()),
  code: bearerOf(event),
});
