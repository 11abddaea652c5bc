import * as v from 'valibot';
import { changeFor, type MobileIdKey, type SeenState } from '../../../domain/mobile-id.ts';
import { id } from '../../../domain/schema-parts.ts';
import { reasonFor, reversibleReasons, type ReversibleReason } from '../../../domain/user-state-changes.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { findMobileId } from '../../aws/tables/mobile-ids.ts';
import { writeUserStateChange } from '../../aws/tables/user-state-changes.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/** What the process that changes a mobile ID is given: which one, why, and who wants it. */
export const ChangeTaskSchema = v.object({
  userId: v.string(),
  mobileId: id,
  reason: v.picklist(reversibleReasons),
  by: v.literal('directory'),
});

type ChangeTask = MobileIdKey & { readonly reason: ReversibleReason };

/** What became of a change. */
export interface Changed {
  /** Whether the mobile ID has changed for this reason, by this run or one before, and has not changed again. */
  readonly isMade: boolean;
  /** What the reason leads to. */
  readonly state: SeenState;
}

/**
 * Makes a mobile ID inactive, or active again, as its user's state in the directory wants it. Where the directory says
 * something else by now, nothing happens: that has a process of its own.
 * @throws {LostRace} the directory changed in this moment @throws {ServiceBusy}
 */
export const changeMobileId = async (
  deps: Pick<Dependencies, 'mobileIds' | 'directory' | 'now' | 'log'>,
  { userId, mobileId, reason }: ChangeTask,
): Promise<Changed> => {
  const user = await findUser(deps, userId);
  if (user && reasonFor(user) === reason)
    await writeUserStateChange(deps, { userId, mobileId }, { reason, user }, deps.now());
  const found = await findMobileId(deps, { userId, mobileId });
  const isMade = found?.change?.reason === reason;
  if (isMade) deps.log.info('mobile-id-changed', { mobileId, userId, reason, by: 'directory' });
  return { isMade, state: changeFor(reason).to };
};
