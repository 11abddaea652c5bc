import { lockMobileId } from '../../aws/tables/mobile-ids.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import type { LockTask } from './lock-task.ts';

/** Locks a mobile ID in the store; one that is locked already keeps its first reason. */
export const markLocked = async (
  deps: Pick<Dependencies, 'mobileIds' | 'now' | 'log'>,
  task: LockTask,
): Promise<void> => {
  await lockMobileId(deps, task, task, deps.now());
  const { mobileId, userId, reason, by } = task;
  deps.log.info('mobile-id-locked', { mobileId, userId, reason, by });
};
