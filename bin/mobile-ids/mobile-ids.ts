import { UserNotActive } from '../../domain/failures/errors.ts';
import { MobileIdNotLockable } from '../../domain/failures/mobile-id-errors.ts';
import {
  canChange,
  certificateStateAt,
  changeFor,
  stateAt,
  type Change,
  type LockReason,
  type MobileId,
  type MobileIdState,
} from '../../domain/mobile-id.ts';
import { findUser, activeUserPart } from '../../lambdas/aws/tables/directory.ts';
import { listExpiring } from '../../lambdas/aws/tables/mobile-id-expiry.ts';
import { changesFor, findMobileId, mayChange } from '../../lambdas/aws/tables/mobile-ids.ts';
import { transact, updatePart } from '../../lambdas/aws/tables/transactions.ts';
import { startLock } from '../../lambdas/mobile-ids/lock/lock-mobile-id.ts';
import type { Dependencies } from '../../lambdas/runtime/dependencies.ts';

/** What mobile IDs are read and changed with. */
export type Needs = Pick<Dependencies, 'mobileIds' | 'directory' | 'workflow' | 'stateMachineArn' | 'now'>;

/** A mobile ID is in no state for what an administrator wants; nothing is changed. Its message says why. */
export class ChangeRefused extends Error {}

/** There is no such mobile ID. */
export class Unknown extends Error {}

/** How many mobile IDs are read at the same time. */
const atOnce = 25;

const dayMs = 86_400_000;

/**
 * Mobile IDs whose time ends within so many days, those that end first first, by the index: nothing else is read.
 * One that changed its state a moment ago is left out.
 */
export async function* readExpiring(
  { mobileIds, now }: Pick<Needs, 'mobileIds' | 'now'>,
  state: MobileIdState,
  days: number,
): AsyncGenerator<MobileId> {
  const from = now();
  const until = new Date(from.getTime() + days * dayMs);
  const read = async (keys: readonly Parameters<typeof findMobileId>[1][]) => {
    const found = await Promise.all(keys.map((key) => findMobileId({ mobileIds }, key)));
    return found.filter((each) => each?.state === state);
  };
  let keys: Parameters<typeof findMobileId>[1][] = [];
  for await (const key of listExpiring({ mobileIds }, { state, from, until })) {
    keys.push(key);
    if (keys.length < atOnce) continue;
    yield* defined(await read(keys));
    keys = [];
  }
  yield* defined(await read(keys));
}

const defined = <Item>(items: readonly (Item | undefined)[]): readonly Item[] =>
  items.filter((item) => item !== undefined);

/** One mobile ID of a user. @throws {Unknown} */
export const loadOne = async (
  needs: Pick<Needs, 'mobileIds'>,
  userId: string,
  mobileId: string,
): Promise<MobileId> => {
  const found = await findMobileId(needs, { userId, mobileId });
  if (!found) throw new Unknown('This person has no mobile ID of this name; "list" has theirs');
  return found;
};

/** What a change would do, and what is there now. */
export interface Plan {
  /** It is so already, and nothing is to be done. */
  readonly isMade: boolean;
  readonly before: ReturnType<typeof stateAt>;
  readonly after: ReturnType<typeof stateAt>;
  /** Serial numbers of certificates that are revoked. */
  readonly revokes: readonly string[];
}

/**
 * What a change would do to a mobile ID now.
 * @throws {ChangeRefused} it is in no state for it
 */
export const planChange = (mobileId: MobileId, { reason }: Change, now: Date): Plan => {
  const before = stateAt(mobileId, now);
  const { to, from, revokes, undoes } = changeFor(reason);
  const isMade = isMadeAlready(mobileId, reason, before);
  if (isMade) return { isMade, before, after: to, revokes: [] };
  if (!canChange(before, reason))
    throw new ChangeRefused(`It is ${before}; this is for one that is ${from.join(' or ')}`);
  const last = mobileId.change?.reason;
  if (undoes && !undoes.some((undone) => undone === last))
    throw new ChangeRefused(`It is ${before} for another reason: ${last ?? 'unknown'}`);
  return { isMade, before, after: to, revokes: revokes ? listValid(mobileId, now) : [] };
};

// What the directory made inactive is yet to be switched off, so that it stays so.
const isMadeAlready = (
  { change }: MobileId,
  reason: Change['reason'],
  state: ReturnType<typeof stateAt>,
): boolean => state === changeFor(reason).to && (change?.reason === reason || !canChange(state, reason));

const listValid = ({ certificates }: MobileId, now: Date): readonly string[] =>
  defined(Object.values(certificates))
    .filter((certificate) => certificateStateAt(certificate, now) === 'valid')
    .map(({ serial }) => serial);

/**
 * Locks a mobile ID for somebody else, as *Lock this mobile ID* does it: the same process revokes and mails.
 * @throws {ChangeRefused}
 */
export const lockForUser = async (needs: Needs, found: MobileId, reason: LockReason): Promise<MobileId> => {
  try {
    return await startLock(needs, found, { reason, by: 'operator' });
  } catch (error) {
    throw error instanceof MobileIdNotLockable ? new ChangeRefused(error.message) : error;
  }
};

/** What an administrator does to a mobile ID that is not locked: switches it off, and on again. */
export type Switch = Change<'deactivated' | 'reactivated'>;

/**
 * Switches a mobile ID off or on again. One is active only while its user is: the same write holds both.
 * @throws {ChangeRefused} it is in no state for it, or its user is not active
 */
export const switchMobileId = async (needs: Needs, found: MobileId, change: Switch): Promise<MobileId> => {
  const { userId, mobileId } = found;
  const now = needs.now();
  const { isMade, after } = planChange(found, change, now);
  if (isMade) return found;
  try {
    await transact(needs.mobileIds, [
      ...(after === 'active' ? [await requireActive(needs, userId)] : []),
      updatePart(
        needs.mobileIds,
        { userId, mobileId },
        {
          ...changesFor(change, now),
          when: mayChange(change, now),
          refused: () => new ChangeRefused('It changed just now. Look at it again'),
        },
      ),
    ]);
  } catch (error) {
    throw error instanceof UserNotActive ? notActive() : error;
  }
  return loadOne(needs, userId, mobileId);
};

const requireActive = async (needs: Needs, userId: string) => {
  const user = await findUser(needs, userId);
  if (user?.state !== 'active') throw notActive();
  return activeUserPart(needs, user);
};

const notActive = (): ChangeRefused =>
  new ChangeRefused(
    'Its user is not active in the directory: "npm run users -- set-state active" comes first',
  );
