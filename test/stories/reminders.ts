import { expect } from 'vitest';
import { until } from '../../demo/actors/until.ts';
import { en } from '../../lambdas/mail/en.ts';
import { addDays } from '../../domain/reminders.ts';
import type { Person } from './person.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const [begin = ''] = en.mails['mobile-id-ends'].subject.split('{left}');

/** Somebody whose mobile ID ends in so many days and some minutes. */
const personEndingIn = async (world: World, days: number): Promise<Person> => {
  const person = await world.newUser();
  const { mobileId } = await person.getMobileId();
  const notAfter = addDays(world.cloud.clock.date(), days).getTime() + 5 * minute;
  const key = { userId: person.userId, mobileId: mobileId.mobileId };
  await world.change('MobileIds', key, 'SET notAfter = :value', new Date(notAfter).toISOString());
  return person;
};

/** The days that reminders so far named to somebody. */
const remindersTo = async (world: World, person: Person): Promise<readonly string[]> =>
  (await world.mailsTo(person, 0))
    .filter(({ subject }) => subject.startsWith(begin))
    .map(({ subject }) => subject.slice(begin.length));

/** Time passes, and the reminders of that hour go out. */
const remindersGoOut = async (world: World, fence: Person, milliseconds = hour): Promise<void> => {
  const before = (await remindersTo(world, fence)).length;
  await world.pass(milliseconds);
  await until(
    () => remindersTo(world, fence),
    ({ length }) => length > before,
  );
};

/** The calls of the function that reminds. */
const calls = (world: World, service: string, operation: string) => ({
  ...{ service, operation },
  role: roleOf(world.cloud.authorizer, 'RemindSendReminders'),
});

export const reminders = [
  story('a user is mailed once for each day that the option names, and no other', async (world) => {
    await world.setOption('reminders', '14,7');
    const alva = await personEndingIn(world, 14);
    await remindersGoOut(world, alva);
    await remindersGoOut(world, await personEndingIn(world, 14));
    expect(await remindersTo(world, alva)).toEqual(['14 days']);
    await remindersGoOut(world, alva, 7 * day);
    await remindersGoOut(world, await personEndingIn(world, 7), day);
    expect(await remindersTo(world, alva)).toEqual(['14 days', '7 days']);
    const [kept] = (await world.mobileIds()).filter(({ userId }) => userId === alva.userId);
    expect(kept?.reminder).toMatchObject({ days: 7, notAfter: kept?.notAfter });
  }),

  story('what a run has no time for is left to the next one, and somebody hears of it', async (world) => {
    const [alva, berit] = [await personEndingIn(world, 30), await personEndingIn(world, 30)];
    const waitsFor = () => {
      world.cloud.clock.advance(11 * minute);
    };
    world.cloud.faults.inject({ ...calls(world, 'ses', 'SendEmail'), waitsFor });
    await remindersGoOut(world, alva);
    await world.rang('RemindersCut');
    expect(await remindersTo(world, berit)).toEqual([]);
    await remindersGoOut(world, berit);
    expect(await remindersTo(world, alva)).toEqual(['30 days']);
    expect(await remindersTo(world, berit)).toEqual(['30 days']);
  }),

  story('whoever locked their mobile ID, or has no mail address, is not mailed', async (world) => {
    const [alva, berit] = [await personEndingIn(world, 30), await personEndingIn(world, 30)];
    const [mobileId] = await alva.selfService.mobileIds();
    await alva.selfService.lock(mobileId?.mobileId ?? '', 'no-longer-needed');
    await world.change('Directory', { userId: berit.userId }, 'REMOVE email');
    await remindersGoOut(world, await personEndingIn(world, 30));
    expect(await remindersTo(world, alva)).toEqual([]);
    expect(await remindersTo(world, berit)).toEqual([]);
    expect(world.logged('notification-left-out')).toContain(berit.userId);
  }),

  story('a reminder that SES refuses rings an alarm, and goes out an hour later', async (world) => {
    const alva = await personEndingIn(world, 7);
    const error = { code: 'TooManyRequestsException', status: 429 };
    world.cloud.faults.inject({ ...calls(world, 'ses', 'SendEmail'), error });
    await world.pass(hour);
    await world.rang('ReminderFailed');
    await until(
      async () => {
        await world.pass(hour);
        return remindersTo(world, alva);
      },
      ({ length }) => length > 0,
      { every: 500 },
    );
    expect(await remindersTo(world, alva)).toEqual(['7 days']);
  }),

  story('a reminder whose reply is lost does not go out twice, and the next one does', async (world) => {
    const alva = await personEndingIn(world, 7);
    world.cloud.faults.inject({ ...calls(world, 'ses', 'SendEmail'), when: 'after', error: 'connection' });
    await remindersGoOut(world, alva);
    await world.rang('ReminderFailed');
    await remindersGoOut(world, await personEndingIn(world, 7));
    expect(await remindersTo(world, alva)).toEqual(['7 days']);
    await remindersGoOut(world, alva, 6 * day);
    expect(await remindersTo(world, alva)).toEqual(['7 days', '1 day']);
  }),
];
