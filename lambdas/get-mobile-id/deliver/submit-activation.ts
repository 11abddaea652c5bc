import { above, equals } from '../../aws/tables/expressions.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Process } from '../../aws/services/process.ts';
import { ActivationCodeGone, OrderRefused } from '../../../domain/failures/errors.ts';
import type { Order, Phone } from '../../../domain/order/order.ts';
import { hashOf, orderOfCode, requireUsableCode } from '../orders/activation-code.ts';
import type { ActivationRequest } from './activation-request.ts';
import { checkPhoneSubmission, phoneOf, type PhoneSubmission } from './phone-submission.ts';

/** What answering an activation works with. */
export interface SubmitActivationDependencies {
  readonly orders: OrderStore;
  readonly process: Process;
  readonly now: () => Date;
}

/** What a phone sends to use an activation code up. */
export interface SubmitActivationRequest extends ActivationRequest {
  readonly answer: PhoneSubmission;
  /** The body as it came: the same request again is the same to the last byte. */
  readonly rawBody: string;
}

/**
 * Uses an activation code up: its holder's phone becomes the order's phone, in one write that no other phone
 * can make as well. The identical request again gets the identical answer, for as long as the order runs.
 * @returns the match code that the phone shows
 * @throws {Unauthorized} @throws {ActivationCodeGone} another request used the code, or its time is over
 * @throws {ChoiceNotOffered} @throws {CertificateRequestRefused} @throws {RequestInvalid}
 */
export const submitActivation = async (
  deps: SubmitActivationDependencies,
  request: SubmitActivationRequest,
): Promise<{ readonly matchCode: string }> => {
  const requestHash = hashOf(`${request.code}.${request.rawBody}`);
  const order = orderOfCode(await deps.orders.find(request.orderId), request.code);
  const answered = order.phone ? order : await useCode(deps, order, request, requestHash);
  const { phone, state, taskToken } = answered;
  if (phone?.requestHash !== requestHash) throw new ActivationCodeGone(phone ? 'used' : 'expired');
  // Later states hold the token of another step, which is not this phone's to move on.
  if (state === 'awaiting-phone') await deps.process.moveOn(taskToken);
  return { matchCode: phone.matchCode };
};

const useCode = async (
  deps: SubmitActivationDependencies,
  order: Order,
  request: SubmitActivationRequest,
  requestHash: string,
): Promise<Order> => {
  const now = deps.now();
  requireUsableCode(order, now);
  checkPhoneSubmission(order, request.answer);
  const phone = phoneOf(request.answer, requestHash, now);
  try {
    return await writePhone(deps, request, phone, now);
  } catch (error) {
    // Another request came first, or this one did and its reply got lost: the order tells.
    if (!(error instanceof OrderRefused)) throw error;
    return orderOfCode(await deps.orders.find(order.orderId), request.code);
  }
};

const writePhone = (
  { orders }: SubmitActivationDependencies,
  { orderId, code }: ActivationRequest,
  phone: Phone,
  now: Date,
): Promise<Order> =>
  orders.answer(
    orderId,
    'awaiting-phone',
    { set: { phone }, remove: ['activationCode.ciphertext'] },
    equals('activationCode.hash', hashOf(code)),
    above('activationCode.expiresAt', now.toISOString()),
  );
