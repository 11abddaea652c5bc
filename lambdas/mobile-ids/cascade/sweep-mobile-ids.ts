import * as v from 'valibot';
import {
  canChange,
  certificateStateAt,
  mobileIdStateNames,
  type MobileId,
  type MobileIdKey,
  type MobileIdState,
} from '../../../domain/mobile-id.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { reasonFor } from '../../../domain/user-state-changes.ts';
import { asRetryable } from '../../aws/services/aws-errors.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { listExpiring } from '../../aws/tables/mobile-id-expiry.ts';
import { findMobileId } from '../../aws/tables/mobile-ids.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { logFailure } from '../../runtime/log.ts';
import { LockTaskSchema, type LockTask } from '../lock/lock-task.ts';
import { cascadeUserState } from './cascade-user-state.ts';

type Deps = Needs<typeof cascadeUserState>;

/** What a sweep came to. */
export interface Swept {
  /** Mobile IDs that were looked at. */
  readonly seen: number;
  /** Those with which something was wrong that could not be put right now. */
  readonly failed: number;
}

/** How many entries of the index are read at a time. */
const pageSize = 200;

// As many at once as the tables answer without a wait.
const atOnce = 20;

/**
 * Looks at every mobile ID that has not expired: one that does not stand as its user's state in the directory wants it
 * follows now, and the process of a lock that broke off before every certificate was revoked is started again. One that
 * fails keeps no other from its turn.
 */
export const sweepMobileIds = async (deps: Deps): Promise<Swept> => {
  let [seen, failed] = [0, 0];
  for (const state of mobileIdStateNames)
    for await (const keys of inGroups(listUnexpired(deps, state))) {
      const outcomes = await Promise.all(keys.map((key) => tryToLookAfter(deps, key, state)));
      seen += keys.length;
      failed += outcomes.filter((isDone) => !isDone).length;
    }
  return { seen, failed };
};

// Later than any mobile ID ends.
const forEver = new Date('9999-01-01T00:00:00Z');

const listUnexpired = (deps: Deps, state: MobileIdState) =>
  listExpiring(deps, { state, from: deps.now(), until: forEver }, pageSize);

const inGroups = async function* <Item>(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < atOnce) continue;
    yield group;
    group = [];
  }
  yield group;
};

/** @returns whether all is as it should be with it, or will be */
const tryToLookAfter = async (deps: Deps, key: MobileIdKey, state: MobileIdState): Promise<boolean> => {
  try {
    await (state === 'locked' ? takeUpLock(deps, key) : catchUp(deps, key, state));
    return true;
  } catch (error) {
    logFailure('sweep-mobile-ids', asRetryable(error), { userId: key.userId, mobileId: key.mobileId });
    return false;
  }
};

const catchUp = async (deps: Deps, { userId }: MobileIdKey, state: MobileIdState): Promise<void> => {
  const reason = reasonFor(await findUser(deps, userId));
  if (!canChange(state, reason)) return;
  const followed = await cascadeUserState(deps, userId);
  if (followed > 0) deps.log.info('directory-change-missed', { userId, reason });
};

/**
 * Starts the process of a lock again where certificates are still valid though it has had its time. One that runs yet
 * is left to it: Step Functions takes the same name and input for the same execution. One that is over gives its name to
 * no other, so each day has a name of its own.
 */
const takeUpLock = async (deps: Deps, key: MobileIdKey): Promise<void> => {
  const [found, now] = [await findMobileId(deps, key), deps.now()];
  if (!found || !isLeftValid(found, now)) return;
  const task = toLockTask(found);
  const { userId, mobileId, reason } = task;
  deps.log.alarm('mobile-id-unrevoked', 'MobileIdUnrevoked', { userId, mobileId, reason });
  const runs = await deps.workflow.startByName(deps.stateMachineArn, mobileId, { ...task });
  const name = `${mobileId}-${now.toISOString().slice(0, 10)}`;
  if (!runs) await deps.workflow.startByName(deps.stateMachineArn, name, { ...task });
};

// What an early release locked has no reason that a task could have; its certificates have the one it is locked for.
const toLockTask = ({ userId, mobileId, change }: MobileId): LockTask => {
  const key = { userId, mobileId };
  const { success, output } = v.safeParse(LockTaskSchema, { ...key, reason: change?.reason, by: change?.by });
  return success ? output : { ...key, reason: 'order-ended', by: 'process' };
};

const isLeftValid = ({ certificates, lockedAt }: MobileId, now: Date): boolean => {
  const since = now.getTime() - Date.parse(lockedAt ?? '1970-01-01T00:00:00Z');
  return (
    since > timeLimits.revoking * 1000 &&
    Object.values(certificates).some((each) => certificateStateAt(each, now) === 'valid')
  );
};
