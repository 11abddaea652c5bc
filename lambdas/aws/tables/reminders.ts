import type { MobileId } from '../../../domain/mobile-id.ts';
import { all, equals, missing } from './expressions.ts';
import { unlessRefused, type Tables } from './tables.ts';

type MobileIds = Pick<Tables, 'mobileIds'>;

/** A reminder as the mobile ID keeps it. */
export type Reminder = NonNullable<MobileId['reminder']>;

/**
 * Marks that a user is reminded, before the mail goes out: of all who try at the same time one may.
 * @param found as it was read just before: it has to stand there still as active, with that end and that last reminder
 * @returns whether it was this call that marked it
 */
export const markReminded = async (
  { mobileIds }: MobileIds,
  { userId, mobileId, notAfter, reminder: last }: MobileId,
  reminder: Reminder,
): Promise<boolean> => {
  let isMarked = false;
  const isAsBefore = last ? equals('reminder.at', last.at) : missing('reminder');
  const when = all(equals('state', 'active'), equals('notAfter', notAfter), isAsBefore);
  const write = mobileIds.update({ userId, mobileId }, { set: { reminder }, when });
  await unlessRefused(write.then(() => (isMarked = true)));
  return isMarked;
};

/** Takes a mark back whose mail is known not to have gone out; a later one stays. */
export const takeReminderBack = (
  { mobileIds }: MobileIds,
  { userId, mobileId, reminder: last }: MobileId,
  { at }: Reminder,
): Promise<void> =>
  unlessRefused(
    mobileIds.update(
      { userId, mobileId },
      { ...(last ? { set: { reminder: last } } : { remove: ['reminder'] }), when: equals('reminder.at', at) },
    ),
  );
