import type { PhoneRequest } from '../../../api/request.ts';
import { ActivationCodeGone, OrderRefused } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { findOrder } from '../../aws/tables/orders.ts';
import { writePhoneAnswer, type PhoneAnswer } from '../../aws/tables/phone-answer.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { retry } from '../../runtime/retry.ts';
import { requireCode, requireUsableCode } from '../orders/activation-code.ts';
import { checkPhoneSubmission, toPhone, toPublicKeys, type PhoneSubmission } from './phone-submission.ts';

/** What a phone sends to use an activation code up. */
export interface SubmitActivationRequest extends PhoneRequest {
  /** Reads the body: not before whoever sent it is known to hold the code. */
  readonly read: () => PhoneSubmission;
  /** The body as it came: the same request again is the same to the last byte. */
  readonly rawBody: string;
}

/**
 * Uses an activation code up: its holder's phone becomes the order's phone, in one write that no other phone
 * can make as well. The identical request again gets the identical response, for as long as the order runs.
 * @returns the match code that the phone shows
 * @throws {Unauthorized} @throws {ActivationCodeGone} another request used the code, or its time is over
 * @throws {ChoiceNotOffered} @throws {CertificateRequestRefused} @throws {PublicKeyUsed} @throws {RequestInvalid}
 */
export const submitActivation = async (
  deps: Pick<Dependencies, 'orders' | 'publicKeys' | 'workflow' | 'now'>,
  request: SubmitActivationRequest,
): Promise<{ readonly matchCode: string }> => {
  const requestHash = sha256(`${request.secret}.${request.rawBody}`, 'base64url');
  const order = requireCode(await findOrder(deps, request.orderId), request.secret);
  const { phone, state, taskToken } = order.phone ? order : await useCode(deps, order, request, requestHash);
  if (phone?.requestHash !== requestHash || phone.matchCode === undefined)
    throw new ActivationCodeGone(phone ? 'used' : 'expired');
  // Later states hold the token of another step, which is not this phone's to complete.
  if (state === 'awaiting-phone') await deps.workflow.completeTask(taskToken);
  return { matchCode: phone.matchCode };
};

const useCode = async (
  deps: Pick<Dependencies, 'orders' | 'publicKeys' | 'now'>,
  order: Order,
  request: SubmitActivationRequest,
  requestHash: string,
): Promise<Order> => {
  const now = deps.now();
  requireUsableCode(order, now);
  const submission = request.read();
  const requests = checkPhoneSubmission(order, submission, request.secret);
  const answer = {
    orderId: order.orderId,
    codeHash: sha256(request.secret, 'base64url'),
    phone: toPhone(order, submission, requests, { requestHash, now }),
    keys: toPublicKeys(order, requests, now),
  };
  await writeOrYield(deps, answer, now);
  return requireCode(await findOrder(deps, order.orderId), request.secret);
};

/** How often a write is made that meets others at the same items: the next one finds what they wrote. */
const maxWrites = 3;

// Another request came first, or this one did and its reply got lost: the order tells.
const writeOrYield = async (
  deps: Pick<Dependencies, 'orders' | 'publicKeys'>,
  answer: PhoneAnswer,
  now: Date,
): Promise<void> => {
  const hasMet = (error: unknown): boolean => error instanceof LostRace;
  try {
    await retry(maxWrites, hasMet, () => writePhoneAnswer(deps, answer, now));
  } catch (error) {
    if (!(error instanceof OrderRefused)) throw error;
  }
};
