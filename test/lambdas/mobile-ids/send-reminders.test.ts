import { SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { addDays } from '../../../domain/reminders.ts';
import { sendReminders } from '../../../lambdas/mobile-ids/remind/send-reminders.ts';
import { mobileIdIn, start } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const end = addDays(start, 60);
const notAfter = end.toISOString();
const ending = (changes: Partial<MobileId> = {}, state: MobileId['state'] = 'active'): MobileId =>
  mobileIdIn(state, { notAfter, ...changes });

const stageWith = (...mobileIds: readonly MobileId[]): Stage => {
  const stage = new Stage();
  for (const mobileId of mobileIds) stage.tables.put('mobile-ids', mobileId);
  return stage;
};

const subjects = (stage: Stage): readonly (string | undefined)[] =>
  stage.mails.commandCalls(SendEmailCommand).map(({ args }) => args[0].input.Content?.Simple?.Subject?.Data);

const texts = (stage: Stage): readonly (string | undefined)[] =>
  stage.mails
    .commandCalls(SendEmailCommand)
    .map(({ args }) => args[0].input.Content?.Simple?.Body?.Text?.Data);

const kept = (stage: Stage) => stage.tables.items('mobile-ids').map(({ reminder }) => reminder);

describe('reminders', () => {
  it('go out once for each day of the option, however often the function runs', async () => {
    const stage = stageWith(ending());
    for (let hours = 0; hours < 61 * 24; hours += 6) {
      stage.time = addDays(start, hours / 24);
      await sendReminders(stage.deps);
      await sendReminders(stage.deps);
    }
    expect(subjects(stage)).toEqual(
      ['60 days', '30 days', '14 days', '7 days', '1 day'].map((left) => `Your mobile ID ends in ${left}`),
    );
  });

  it.each([
    ['its phone renews it by now', {}, 30, true],
    ['it is too early to renew it', {}, 60, false],
    ['the phone’s system has the keys', { store: 'system' }, 30, false],
  ] as const)('say how to go on where %s', async (_, changes, daysLeft, renews) => {
    const stage = stageWith(ending(changes));
    stage.time = addDays(end, -daysLeft);
    await sendReminders(stage.deps);
    expect(texts(stage).map((text) => text?.includes('It renews your mobile ID there'))).toEqual([renews]);
  });

  it('say nothing of a renewal where the option has none', async () => {
    const stage = stageWith(ending());
    stage.setOptions({ 'renewal-from': 'PT0S' });
    stage.time = addDays(end, -7);
    await sendReminders(stage.deps);
    expect(texts(stage).map((text) => text?.includes('get a new one before then'))).toEqual([true]);
  });

  it('go out to everybody, whichever page of the index they stand on', async () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      ending({ mobileId: `5b9d2c11-30f5-4c55-8b4e-7f1c2d3e${index.toString().padStart(4, '0')}` }),
    );
    const stage = stageWith(...many);
    expect(await sendReminders(stage.deps)).toEqual({ sent: 450, isCut: false });
    expect(stage.tables.calls.filter(({ operation }) => operation === 'Query').length).toBeGreaterThan(2);
    expect(kept(stage).filter(Boolean)).toHaveLength(450);
  });

  it.each(['locked', 'inactive', 'registered'] as const)('spare one that is %s', async (state) => {
    const stage = stageWith(ending({}, state));
    expect(await sendReminders(stage.deps)).toEqual({ sent: 0, isCut: false });
  });

  it('spare one that is locked after the index was read', async () => {
    const stage = stageWith(ending());
    stage.tables.before('UpdateItem', () => {
      stage.tables.put('mobile-ids', ending({}, 'locked'));
    });
    await sendReminders(stage.deps);
    expect(subjects(stage)).toEqual([]);
    expect(kept(stage)).toEqual([undefined]);
  });

  it.each(['inactive', 'locked'])('wait for a user who is %s', async (state) => {
    const stage = stageWith(ending());
    stage.putUser({ state });
    await sendReminders(stage.deps);
    expect([subjects(stage), kept(stage)]).toEqual([[], [undefined]]);
    stage.putUser();
    await sendReminders(stage.deps);
    expect(subjects(stage)).toHaveLength(1);
  });

  it('say once in the log whom no address reaches, and go on', async () => {
    const stage = stageWith(ending());
    stage.putUser({ email: 'none' });
    await sendReminders(stage.deps);
    await sendReminders(stage.deps);
    expect(subjects(stage)).toEqual([]);
    expect(kept(stage)).toMatchObject([{ days: 60 }]);
  });

  it('are none where the option says so', async () => {
    const stage = stageWith(ending());
    stage.setOptions({ reminders: 'none' });
    await sendReminders(stage.deps);
    expect(stage.tables.calls).toEqual([]);
  });

  it('need an option that names days', async () => {
    const stage = stageWith(ending());
    stage.setOptions({ reminders: '7,30' });
    await expect(sendReminders(stage.deps)).rejects.toThrow('Parameter reminders holds "7,30"');
  });
});

describe('a reminder whose mail', () => {
  it('SES refused goes out with the next run, and keeps no other from going out', async () => {
    const other = ending({ mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f04' });
    const stage = stageWith(ending({ reminder: undefined }), other);
    const refusal = new TooManyRequestsException({ message: 'Rate exceeded', $metadata: {} });
    stage.mails.on(SendEmailCommand).rejectsOnce(refusal).resolves({ MessageId: 'mail' });
    expect(await sendReminders(stage.deps)).toMatchObject({ sent: 1 });
    expect(kept(stage).filter(Boolean)).toHaveLength(1);
    expect(await sendReminders(stage.deps)).toMatchObject({ sent: 1 });
    expect(await sendReminders(stage.deps)).toMatchObject({ sent: 0 });
  });

  it('may have gone out does not go out twice', async () => {
    const stage = stageWith(ending());
    stage.mails.on(SendEmailCommand).rejectsOnce(new Error('socket hang up')).resolves({ MessageId: 'mail' });
    expect(await sendReminders(stage.deps)).toMatchObject({ sent: 0 });
    expect(await sendReminders(stage.deps)).toMatchObject({ sent: 0 });
    expect(subjects(stage)).toHaveLength(1);
    stage.time = addDays(end, -30);
    expect(await sendReminders(stage.deps)).toMatchObject({ sent: 1 });
  });

  it('was refused leaves the last one as it was', async () => {
    const last = { notAfter, days: 60, at: start.toISOString() };
    const stage = stageWith(ending({ reminder: last }));
    stage.time = addDays(end, -30);
    stage.mails
      .on(SendEmailCommand)
      .rejectsOnce(new TooManyRequestsException({ message: 'Rate exceeded', $metadata: {} }));
    await sendReminders(stage.deps);
    expect(kept(stage)).toEqual([last]);
  });
});

describe('two runs at the same time', () => {
  it('send one mail', async () => {
    const stage = stageWith(ending());
    await Promise.all([sendReminders(stage.deps), sendReminders(stage.deps)]);
    expect(subjects(stage)).toHaveLength(1);
  });
});

describe('a run', () => {
  it('stops when its time is over, and the next one goes on', async () => {
    const other = ending({ mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f04' });
    const stage = stageWith(ending(), other);
    stage.mails.on(SendEmailCommand).callsFake(() => {
      stage.time = new Date(stage.time.getTime() + 601_000);
      return { MessageId: 'mail' };
    });
    expect(await sendReminders(stage.deps)).toEqual({ sent: 1, isCut: true });
    expect(await sendReminders(stage.deps)).toEqual({ sent: 1, isCut: false });
  });
});
