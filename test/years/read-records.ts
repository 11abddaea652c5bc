import { en } from '../../lambdas/mail/en.ts';
import type { Mail } from '../../local/index.ts';
import type { World } from '../stories/world.ts';
import type { Holder } from './holder.ts';
import { toSpan, type LifeRecord, type ReminderMail } from './record.ts';

const [begin = ''] = en.mails['mobile-id-ends'].subject.split('{left}');

const toReminder = ({ at, subject }: Mail): ReminderMail => ({
  at: at.getTime(),
  days: Number.parseInt(subject.slice(begin.length), 10),
});

/** Reads what became of everybody, in the order of the people. */
export const readRecords = async (
  world: World,
  holders: readonly Holder[],
): Promise<readonly LifeRecord[]> => {
  const { authority, mails } = world.cloud;
  const issued = new Map(authority.listIssued().map((each) => [each.serial, each]));
  const mobileIds = await world.mobileIds();
  const reminders = mails().filter(({ subject }) => subject.startsWith(begin));
  return holders.map(({ person, standings, openings }) => ({
    ...{ standings, openings },
    mobileIds: mobileIds
      .filter(({ userId }) => userId === person?.userId)
      .flatMap((each) => toSpan(each, issued) ?? []),
    reminders: reminders.filter(({ to }) => person && to.includes(person.email)).map(toReminder),
  }));
};
