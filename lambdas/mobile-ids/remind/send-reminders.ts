import type { MobileId, MobileIdKey } from '../../../domain/mobile-id.ts';
import { readDayList } from '../../../domain/options/option-definition.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { isRenewable } from '../../../domain/order/renewal.ts';
import { addDays, daysUntil, findDueReminder } from '../../../domain/reminders.ts';
import type { User } from '../../../domain/user.ts';
import { readName } from '../../aws/services/aws-errors.ts';
import { wasRefused } from '../../aws/services/mailer.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { listExpiring } from '../../aws/tables/mobile-id-expiry.ts';
import { findMobileId } from '../../aws/tables/mobile-ids.ts';
import { markReminded, takeReminderBack, type Reminder } from '../../aws/tables/reminders.ts';
import { toReader, type Reader } from '../../mail/mails.ts';
import { writeReminderMail } from '../../mail/reminder-mail.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

type Deps = Pick<
  Dependencies,
  'mobileIds' | 'directory' | 'parameters' | 'mailer' | 'siteUrl' | 'brand' | 'now' | 'log'
>;

/** How many entries of the index are read at a time. */
const pageSize = 200;

/** What came of a run. */
export interface ReminderRun {
  /** Mails that went out. */
  readonly sent: number;
  /** Whether the time was over before everybody was looked at. */
  readonly isCut: boolean;
}

/**
 * Mails everybody whose mobile ID ends in so many days as the option `reminders` names, those that end first first.
 * Each reminder is marked before its mail goes out, so that it goes out at most once, whatever is lost: the next one
 * comes soon, and two of the same would only look like an attack. One that SES refused is tried again by the next run.
 * Nothing that is wrong with one mobile ID keeps the others from their turn.
 * @throws {OptionInvalid} @throws what keeps the index from being read
 */
export const sendReminders = async (deps: Deps): Promise<ReminderRun> => {
  const days = readDayList(await deps.parameters.reminders());
  const [begun, most] = [deps.now(), days[0]];
  let sent = 0;
  if (most === undefined) return { sent, isCut: false };
  const span = { state: 'active', from: begun, until: addDays(begun, most) } as const;
  for await (const entry of listExpiring(deps, span, pageSize)) {
    if (findDueReminder(entry, days, begun) === undefined) continue;
    if (isOver(begun, deps.now())) {
      deps.log.alarm('reminders-cut', 'RemindersCut', {});
      return { sent, isCut: true };
    }
    if (await remind(deps, entry, days)) sent += 1;
  }
  return { sent, isCut: false };
};

const isOver = (begun: Date, now: Date): boolean =>
  now.getTime() - begun.getTime() > timeLimits.remind * 1000;

/** @returns whether a mail went out */
const remind = async (deps: Deps, key: MobileIdKey, days: readonly number[]): Promise<boolean> => {
  const { mobileId } = key;
  try {
    const found = await findMobileId(deps, key);
    return found?.state === 'active' && (await remindIfDue(deps, found, days));
  } catch (error) {
    deps.log.alarm('reminder-failed', 'ReminderFailed', { mobileId, detail: readName(error) });
    return false;
  }
};

const remindIfDue = async (deps: Deps, found: MobileId, days: readonly number[]): Promise<boolean> => {
  const due = findDueReminder(found, days, deps.now());
  if (due === undefined) return false;
  const user = await findUser(deps, found.userId);
  return user?.state === 'active' && remindOnce(deps, found, user, due);
};

const remindOnce = async (deps: Deps, found: MobileId, user: User, days: number): Promise<boolean> => {
  const { mobileId, userId, notAfter } = found;
  // Read before the mark: what fails from there on is not tried again.
  const renewalFrom = await deps.parameters.renewalFrom();
  const reminder: Reminder = { notAfter, days, at: deps.now().toISOString() };
  if (!(await markReminded(deps, found, reminder))) return false;
  const { email } = user;
  if (email === undefined) {
    deps.log.info('notification-left-out', { mobileId, userId, attribute: 'email' });
    return false;
  }
  try {
    const reader = toReader(user, email, found.language);
    await send(deps, found, { ...reader, email, renewalFrom });
  } catch (error) {
    if (wasRefused(error)) await takeReminderBack(deps, found, reminder);
    throw error;
  }
  deps.log.info('reminder-sent', { mobileId, userId, detail: days.toString() });
  return true;
};

type Recipient = Reader & { readonly email: string; readonly renewalFrom: string };

const send = async (deps: Deps, found: MobileId, recipient: Recipient): Promise<void> => {
  const { notAfter, phoneName, orderId } = found;
  const letter = writeReminderMail(recipient, {
    facts: { phone: phoneName, validUntil: new Date(notAfter) },
    daysLeft: daysUntil(notAfter, deps.now()),
    isRenewable: isRenewable(found, recipient.renewalFrom, deps.now()),
    siteUrl: deps.siteUrl,
    brand: await deps.brand.read(),
  });
  await deps.mailer.send({ to: recipient.email, ...letter }, orderId);
};
