import { OrderNotFound, OrderRefused } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { isDue, isForGood, reasonFor, type DirectoryReason } from '../../../domain/user-state-changes.ts';
import type { User } from '../../../domain/user.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { lockMobileId } from '../../aws/tables/mobile-ids.ts';
import { findRunningOrder } from '../../aws/tables/order-start.ts';
import { writeUserStateChange } from '../../aws/tables/user-state-changes.ts';
import { endOrderAndTask } from '../../order-end/end-order.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { retry } from '../../runtime/retry.ts';

type Deps = Needs<typeof endOrderAndTask> &
  Pick<Dependencies, 'directory' | 'mobileIds' | 'stateMachineArn' | 'changeStateMachineArn'>;

// Whoever writes a user again and again comes to an end soon.
const maxRaces = 3;

/**
 * Lets everything that a user has follow what the directory says of them now, whatever led to it: ends the order of one
 * who is not active; makes their mobile IDs inactive, or active again; locks those of one who is locked or deleted for
 * good, by the process that revokes their certificates. Nothing depends on what was said before, so it may run late, twice
 * or out of turn.
 * @returns how many mobile IDs had to follow
 * @throws {LostRace} the directory says something else each time @throws {ServiceBusy}
 */
export const cascadeUserState = (deps: Deps, userId: string): Promise<number> =>
  retry(
    maxRaces,
    (error) => error instanceof LostRace,
    async () => {
      const user = await findUser(deps, userId);
      const reason = reasonFor(user);
      if (reason !== 'user-active') await endRunningOrder(deps, userId);
      // Read after the order's end: none is registered or becomes active from there on.
      const due = (await deps.mobileIds.list(userId)).filter((each) => isDue(each, reason, deps.now()));
      for (const mobileId of due) await follow(deps, mobileId, { reason, user });
      return due.length;
    },
  );

const endRunningOrder = async (deps: Deps, userId: string): Promise<void> => {
  const orderId = await findRunningOrder(deps, userId);
  if (orderId === undefined) return;
  try {
    await endOrderAndTask(deps, orderId, { end: 'failed', reason: 'user-not-active' });
  } catch (error) {
    // It came to its end by itself in this moment.
    if (!(error instanceof OrderRefused || error instanceof OrderNotFound)) throw error;
  }
};

/**
 * Starts the process of the change, which repeats it until it is done and tells others of it, and then makes the change
 * at once. A run that breaks off between the two loses nothing.
 */
const follow = async (
  deps: Deps,
  mobileId: MobileId,
  { reason, user }: { readonly reason: DirectoryReason; readonly user: User | undefined },
): Promise<void> => {
  const key = { userId: mobileId.userId, mobileId: mobileId.mobileId };
  if (isForGood(reason)) {
    const lock = { reason, by: 'directory' } as const;
    await deps.workflow.startLock(deps.stateMachineArn, { ...key, ...lock });
    await lockMobileId(deps, key, lock, deps.now());
  } else if (user) {
    const input = { ...key, reason, by: 'directory' };
    await deps.workflow.startByName(deps.changeStateMachineArn, nameChange(mobileId, reason), input);
    await writeUserStateChange(deps, key, { reason, user }, deps.now());
  }
};

// The same for each run until the change is made, and another one for the next time that the user becomes this.
const nameChange = ({ mobileId, change }: MobileId, reason: string): string =>
  `${mobileId}-${reason}-${Date.parse(change?.at ?? '1970-01-01T00:00:00Z').toString(36)}`;
