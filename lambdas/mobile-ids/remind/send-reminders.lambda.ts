/**
 * Trigger: schedule, every hour.
 * Duty: mail everybody whose mobile ID ends soon, each reminder once.
 */
import { directory, lazy, log, mailingOnce, mobileIds, now, parameters } from '../../runtime/dependencies.ts';
import { sendReminders, type ReminderRun } from './send-reminders.ts';

export const dependencies = lazy({ mobileIds, directory, parameters, ...mailingOnce, now, log });

/** @returns how many mails went out, and whether the time was over before */
export const handler = (): Promise<ReminderRun> => sendReminders(dependencies);
