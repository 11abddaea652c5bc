import * as v from 'valibot';
import { lockReasons, mobileIdChanges, type Lock, type MobileIdKey } from '../../../domain/mobile-id.ts';
import { id } from '../../../domain/schema-parts.ts';

const { 'phone-lost': byPeople, 'user-locked': byDirectory, replaced: byProcess } = mobileIdChanges;

/** What every task of the process that locks is given: which mobile ID, why, and who wants it. */
export const LockTaskSchema = v.variant('by', [
  v.object({
    userId: v.string(),
    mobileId: id,
    reason: v.picklist(lockReasons),
    by: v.picklist(byPeople.by),
  }),
  v.object({
    userId: v.string(),
    mobileId: id,
    reason: v.picklist(['user-locked', 'user-deleted']),
    by: v.picklist(byDirectory.by),
  }),
  v.object({
    userId: v.string(),
    mobileId: id,
    reason: v.picklist(['replaced', 'order-ended']),
    by: v.picklist(byProcess.by),
  }),
]);

/** Which mobile ID to lock, why, and who wants it. */
export type LockTask = MobileIdKey & Lock;
