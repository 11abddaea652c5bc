import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import type { SignedInUser } from '../../../api/request.ts';
import type { ConfirmOrderBody } from '../../../api/schemas.ts';
import { certificateKinds, type CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { ChoiceNotOffered, DirectoryItemInvalid, WrongStep } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { kindPolicy, type Options } from '../../../domain/options/options.ts';
import { listNeededAttributes } from '../../../domain/order/needed-attributes.ts';
import { listKinds, requireOptions, type OldPhone, type Order } from '../../../domain/order/order.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { writeConfirmation, type Confirmation, type Decided } from '../../aws/tables/confirmation.ts';
import { loadOrder, loadOwnOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { retry } from '../../runtime/retry.ts';

/** What the user decided. */
export type Decision = v.InferOutput<typeof ConfirmOrderBody>;

/** An order of the user, and what they decided. */
export interface ConfirmOrderRequest extends Decision {
  readonly orderId: string;
}

// Who came first has decided: the second look finds it.
const maxLooks = 3;

type Deps = Pick<Dependencies, 'orders' | 'mobileIds' | 'workflow' | 'now'>;

/**
 * *Next* on the first page. The same decision again, also in the same moment, changes nothing and moves the process on
 * again, in case the first try got lost on its way there.
 * @returns the order as it is now
 * @throws {OrderNotFound} @throws {WrongStep} @throws {ChoiceNotOffered} @throws {DirectoryItemInvalid}
 * @throws {SignInTooOld} to give up a lost phone
 */
export const confirmOrder = (deps: Deps, user: SignedInUser, request: ConfirmOrderRequest): Promise<Order> =>
  retry(
    maxLooks,
    (error) => error instanceof LostRace,
    () => confirmOnce(deps, user, request),
  );

const confirmOnce = async (
  deps: Deps,
  { userId, signedInAt }: SignedInUser,
  { orderId, ...decision }: ConfirmOrderRequest,
): Promise<Order> => {
  const order = await loadOwnOrder(deps, { userId, orderId });
  const now = deps.now();
  // What is lost is locked and revoked for good.
  if (decision.oldPhone === 'lost')
    requireRecentSignIn(signedInAt, requireOptions(order)['sign-in-age'], now);
  const replaces = chooseReplaced(order, decision.replaces);
  const decided = { replaces, confirmation: toConfirmation({ ...order, replaces }, decision, now) };
  if (order.confirmation === undefined) await writeConfirmation(deps, order, decided, now);
  else if (!isSameDecision(order, decided)) throw new WrongStep(order.state);
  // Read again: a step that started again has a new token.
  const written = await loadOrder(deps, orderId);
  if (written.state === 'awaiting-confirmation')
    await deps.workflow.completeTask(written.taskToken, toConfirmationOutput(written));
  return written;
};

/** What a confirmed order hands to the process: the kinds to issue, and what became of the old phone. */
export const toConfirmationOutput = (order: Order) => ({
  kinds: listKinds(order),
  oldPhone: order.confirmation?.oldPhone ?? 'none',
});

const toConfirmation = (order: Order, decision: Decision, now: Date): Confirmation => {
  const oldPhone = checkOldPhone(order, decision.oldPhone);
  return {
    kinds: requireAttributes(order, chooseKinds(requireOptions(order), decision.kinds)),
    ...(oldPhone && { oldPhone }),
    at: now.toISOString(),
  };
};

// What the administrator always issues, and what the user chose among those that the options leave to choose.
const chooseKinds = (options: Options, chosen: readonly CertificateKind[]): CertificateKind[] => {
  const refused = chosen.find((kind) => kindPolicy(options, kind) === 'never');
  if (refused) throw new ChoiceNotOffered(`Certificates of this kind are not issued: ${refused}`);
  const kinds = certificateKinds.filter(
    (kind) => kindPolicy(options, kind) === 'always' || chosen.includes(kind),
  );
  if (kinds.length === 0) throw new ChoiceNotOffered('Choose one kind of certificate at least');
  return kinds;
};

// The directory as it was when the order began: whoever mends it starts a new one.
const requireAttributes = (order: Order, kinds: CertificateKind[]): CertificateKind[] => {
  const needed = listNeededAttributes(requireOptions(order), kinds);
  const absent = needed.find((name) => order.absent?.includes(name));
  if (absent) throw new DirectoryItemInvalid(order.userId, absent);
  return kinds;
};

const chooseReplaced = (
  { replaces, replaceable }: Order,
  mobileId: string | undefined,
): Order['replaces'] => {
  if (replaceable && mobileId === undefined)
    throw new ChoiceNotOffered('Say which of your mobile IDs the new one replaces');
  if (mobileId === undefined) return replaces;
  const chosen = (replaceable ?? (replaces ? [replaces] : [])).find((each) => each.mobileId === mobileId);
  if (!chosen) throw new ChoiceNotOffered('This order can not replace that mobile ID');
  return { mobileId, phoneName: chosen.phoneName };
};

const checkOldPhone = ({ replaces }: Order, oldPhone: OldPhone | undefined): OldPhone | undefined => {
  if (replaces && !oldPhone) throw new ChoiceNotOffered('Say what became of the old phone: kept or lost');
  if (!replaces && oldPhone) throw new ChoiceNotOffered('There is no old phone: this order replaces nothing');
  return oldPhone;
};

const isSameDecision = (one: Pick<Order, keyof Decided>, other: Decided): boolean =>
  isDeepStrictEqual(withoutTime(one), withoutTime(other));

const withoutTime = ({ replaces, confirmation }: Pick<Order, keyof Decided>) => ({
  replaced: replaces?.mobileId,
  confirmation: { ...confirmation, at: undefined },
});
