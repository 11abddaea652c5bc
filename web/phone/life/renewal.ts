import * as v from 'valibot';
import type { RenewalResponse } from '../../../api/phone-schemas.ts';
import { renewalApprovals } from '../../../domain/order/order-states.ts';
import type { InterruptibleDelay } from '../../shared/interruptible-delay.ts';
import type { Heard } from '../../shared/heard.ts';
import { ProblemError } from '../../shared/problem.ts';
import { HandOverWords } from '../order/hand-over-word.ts';
import { prepareRecord } from '../order/prepare-record.ts';
import { resumeOrder, type OrderDependencies } from '../order/resume-order.ts';
import { createWindowLock } from '../order/window-lock.ts';
import type { Accepted, PhoneDependencies } from '../phone-dependencies.ts';
import { readActivation } from '../protocol/activations.ts';
import type { PhoneEvent } from '../screens.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import {
  isBehind,
  isInstalled,
  toInstalled,
  type MobileId,
  type PhoneRecord,
  type Received,
  type Running,
} from '../store/records.ts';
import { endsRecord, toTrouble } from '../trouble.ts';
import { postWithChallenge } from './challenge.ts';
import { askState } from './read-life.ts';

/** What a renewal works with. */
export interface RenewalDependencies extends Pick<PhoneDependencies, 'api' | 'store' | 'clock' | 'locks'> {
  /** Waits so many milliseconds, or less when the user or the network says so. @throws the signal's reason */
  readonly wait: InterruptibleDelay['wait'];
}

/** Who hears of a renewal that goes on behind the screens, and may stop it. */
export interface Watching {
  readonly dispatch: (event: PhoneEvent) => void;
  /** Aborted when nobody looks any more: what is stored of it goes on the next time. */
  readonly stopped: AbortSignal;
}

/** What came of a renewal: the mobile ID that has taken the place, or that */
export type Outcome =
  | MobileId
  /** its user has to agree first, */
  | 'asks'
  /** its order has ended without one, and another renewal may begin at once, */
  | 'ended'
  /** it did not succeed now, and may the next time. */
  | 'later';

const RenewalSchema = v.object({
  orderId: v.string(),
  activationCode: v.string(),
  approval: v.picklist(renewalApprovals),
});

type Started = Heard<typeof RenewalSchema, v.InferOutput<typeof RenewalResponse>>;

/** What this phone keeps of the renewal of a mobile ID, on its way or done. @throws {StorageUnavailable} */
export const findRenewal = async (
  store: PhoneStore,
  { orderId }: MobileId,
): Promise<PhoneRecord | undefined> => (await store.all()).find(({ renews }) => renews?.orderId === orderId);

/**
 * Has the service begin the renewal of a mobile ID, which makes an order like any other; or go on with one whose phone
 * it has not heard of, with a new code.
 * @throws {ProblemError}
 */
export const beginRenewal = async (
  { api, clock }: Pick<RenewalDependencies, 'api' | 'clock'>,
  mobileId: MobileId,
): Promise<Required<Accepted>> => {
  const request = { path: '/phone/renewals', response: RenewalSchema };
  const { orderId, activationCode, approval }: Started = await postWithChallenge(
    { api, mobileId, now: clock.now },
    request,
  );
  const link = { orderId, code: activationCode };
  return {
    link,
    activation: await readActivation(api, link),
    renews: { orderId: mobileId.orderId, approval },
  };
};

/**
 * Renews a mobile ID behind the screens, where no other window does: begins it, or goes on where it was left. The old
 * mobile ID stays until the service says that the new one is active.
 * @throws {ProblemError} it could not be begun @throws {StorageUnavailable} @throws the reason of `stopped`
 */
export const renew = async (
  deps: RenewalDependencies,
  mobileId: MobileId,
  { dispatch, stopped }: Watching,
): Promise<Outcome> => {
  const turn: OrderDependencies = {
    ...deps,
    dispatch,
    lost: stopped,
    now: deps.clock.now,
    wait: (milliseconds) => deps.wait(milliseconds, stopped),
    // Keys that are handed over are none of this page any more: it can't renew them.
    hearHandOver: new HandOverWords().hear,
  };
  let outcome: Outcome = 'later';
  const work = async (): Promise<void> => {
    stopped.throwIfAborted();
    outcome = await renewAlone(turn, deps, mobileId);
  };
  await createWindowLock(deps.locks, () => undefined, 'renewal').hold(work, work);
  return outcome;
};

const renewAlone = async (
  turn: OrderDependencies,
  { clock }: RenewalDependencies,
  mobileId: MobileId,
): Promise<Outcome> => {
  const known = await findRenewal(turn.store, mobileId);
  if (known) return isInstalled(known) ? known : goOn(turn, known, mobileId);
  const begun = await beginRenewal({ api: turn.api, clock }, mobileId);
  if (begun.renews.approval !== 'none') return 'asks';
  const { phoneName, store = 'page' } = mobileId;
  const prepared = await prepareRecord({ ...begun, phoneName, store, startedAt: turn.now() });
  turn.lost.throwIfAborted();
  await turn.store.write(prepared);
  return goOn(turn, prepared, mobileId);
};

const goOn = async (turn: OrderDependencies, record: Running, mobileId: MobileId): Promise<Outcome> => {
  if (!isBehind(record)) return 'asks';
  try {
    return await resumeOrder(turn, record);
  } catch (error) {
    turn.lost.throwIfAborted();
    return settle(turn, mobileId, error);
  }
};

/** Keeps what a later try needs, and nothing of an order that leads nowhere. */
const settle = async (turn: OrderDependencies, mobileId: MobileId, error: unknown): Promise<Outcome> => {
  const stored = await findRenewal(turn.store, mobileId);
  const trouble = toTrouble(error, { record: stored, hasLink: false });
  if (stored?.step === 'received' && trouble === 'phone-unknown') return settleForgotten(turn, stored);
  if (!stored || !endsRecord(trouble)) return 'later';
  await turn.store.remove(stored.orderId);
  return 'ended';
};

const working: readonly (string | undefined)[] = ['active', 'inactive'];

/** Some time after the end of an order the service forgets its phone, but it knows the key of a mobile ID. */
const settleForgotten = async (turn: OrderDependencies, record: Received): Promise<Outcome> => {
  const answer = await askState(turn.api, record, turn.now).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.code === 'unauthorized') return undefined;
    throw error;
  });
  if (!working.includes(answer?.state)) {
    await turn.store.remove(record.orderId);
    return 'ended';
  }
  const mobileId = toInstalled(record);
  await turn.store.write(mobileId);
  return mobileId;
};
