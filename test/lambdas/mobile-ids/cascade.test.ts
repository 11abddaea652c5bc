import { SendTaskFailureCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DeleteCommand, NumberValue } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { run as change } from '../../../lambdas/mobile-ids/cascade/change-mobile-id.lambda.ts';
import { run as follow } from '../../../lambdas/mobile-ids/cascade/follow-directory.lambda.ts';
import { mobileIdIn, orderIn, start, user } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const { userId } = user();
const changedAt = '2026-01-01T09:00:00.000Z';

const madeInactive = (reason: 'user-inactive' | 'deactivated') =>
  mobileIdIn('inactive', {
    change: { reason, by: reason === 'deactivated' ? 'operator' : 'directory', at: changedAt },
  });

/** A stage with what a user has; the directory says `state` of them, or has no item of them. */
const stageWith = async (mobileId: MobileId, state: string | undefined): Promise<Stage> => {
  const stage = new Stage();
  stage.tables.put('mobile-ids', mobileId);
  const gone = new DeleteCommand({ TableName: 'directory', Key: { userId } });
  if (state === undefined) await stage.tables.client.send(gone);
  else stage.putUser({ state });
  return stage;
};

const record = (id: string, SequenceNumber: string) => ({
  dynamodb: { Keys: { userId: { S: id } }, SequenceNumber },
});

const followed = (stage: Stage, ...ids: readonly string[]) =>
  follow(stage.deps)({
    Records: (ids.length > 0 ? ids : [userId]).map((id, at) => record(id, at.toString())),
  });

const mobileIds = (stage: Stage) => stage.tables.items('mobile-ids');

const started = ({ stepFunctions }: Stage) =>
  stepFunctions.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input);

describe('a user whom the directory has changed', () => {
  it('has a number of many digits for a state: the mobile ID is inactive', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'active');
    const [user] = stage.tables.items('directory');
    stage.tables.put('directory', { ...user, state: NumberValue.from('1234567890123456789012') });
    expect(await followed(stage)).toEqual({ batchItemFailures: [] });
    expect(mobileIds(stage)).toMatchObject([{ state: 'inactive' }]);
  });

  it.each([
    ['inactive', mobileIdIn('active'), 'inactive', 'user-inactive'],
    ['on leave', mobileIdIn('active'), 'inactive', 'user-inactive'],
    ['active', madeInactive('user-inactive'), 'active', 'user-active'],
    ['locked', mobileIdIn('active'), 'locked', 'user-locked'],
    ['locked', madeInactive('deactivated'), 'locked', 'user-locked'],
    ['locked', mobileIdIn('registered'), 'locked', 'user-locked'],
    [undefined, mobileIdIn('active'), 'locked', 'user-deleted'],
  ] as const)(
    'says %s: the mobile ID follows, and its process tells of it',
    async (word, before, state, reason) => {
      const stage = await stageWith(before, word);
      expect(await followed(stage)).toEqual({ batchItemFailures: [] });
      const change = { reason, by: 'directory', at: start.toISOString() };
      expect(mobileIds(stage)).toMatchObject([{ state, change }]);
      const [execution, ...others] = started(stage);
      expect(others).toEqual([]);
      expect(JSON.parse(execution?.input ?? '')).toEqual({
        ...{ userId, mobileId: before.mobileId },
        ...{ reason, by: 'directory' },
      });
    },
  );

  it.each([
    ['active', mobileIdIn('active')],
    ['active', madeInactive('deactivated')],
    ['inactive', madeInactive('deactivated')],
    ['inactive', mobileIdIn('registered')],
    ['locked', mobileIdIn('locked')],
    [undefined, mobileIdIn('locked')],
    ['locked', mobileIdIn('active', { notAfter: '2026-02-01T09:00:00.000Z' })],
  ] as const)('says %s: what does not have to follow stays as it is', async (word, before) => {
    const stage = await stageWith(before, word);
    await followed(stage);
    expect(mobileIds(stage)).toEqual([before]);
    expect(started(stage)).toEqual([]);
  });

  it.each([
    ['inactive', ['inactive', 'inactive', 'locked'], 1],
    ['locked', ['locked', 'locked', 'locked'], 2],
  ])('says %s: each of several mobile IDs follows on its own', async (word, states, processes) => {
    const stage = await stageWith(mobileIdIn('active', { mobileId: 'phone' }), word);
    stage.tables.put('mobile-ids', { ...madeInactive('deactivated'), mobileId: 'tablet' });
    stage.tables.put('mobile-ids', mobileIdIn('locked', { mobileId: 'watch' }));
    await followed(stage);
    expect(mobileIds(stage).map(({ state }) => state)).toEqual(states);
    expect(started(stage)).toHaveLength(processes);
  });

  it.each(['inactive', 'locked', undefined])('says %s: the order that runs ends', async (word) => {
    const stage = await stageWith(mobileIdIn('locked'), word);
    const order = stage.putOrder(orderIn('awaiting-approval'));
    await followed(stage);
    expect(stage.order(order)).toMatchObject({ state: 'failed', ended: { reason: 'user-not-active' } });
    expect(stage.hasRunningOrder(order)).toBe(false);
    expect(stage.stepFunctions).toHaveReceivedCommandTimes(SendTaskFailureCommand, 1);
  });

  it('is read as the last write left them', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'active');
    stage.tables.putJustNow('directory', user({ state: 'locked' }));
    await followed(stage);
    expect(mobileIds(stage)).toMatchObject([{ state: 'locked' }]);
  });

  it('may be told of twice: nothing more happens, and nobody is told again', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'inactive');
    await followed(stage, userId, userId);
    await followed(stage);
    expect(started(stage)).toHaveLength(1);
  });

  it('is changed again meanwhile: the mobile ID follows the last word', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'inactive');
    stage.tables.before('TransactWriteItems', () => {
      stage.putUser({ state: 'active' });
    });
    expect(await followed(stage)).toEqual({ batchItemFailures: [] });
    expect(mobileIds(stage)).toEqual([mobileIdIn('active')]);
  });

  it('is active again and, before that is written, not: the mobile ID stays inactive', async () => {
    const stage = await stageWith(madeInactive('user-inactive'), 'active');
    stage.tables.before('TransactWriteItems', () => {
      stage.putUser({ state: 'inactive' });
    });
    await followed(stage);
    expect(mobileIds(stage)).toMatchObject([{ state: 'inactive' }]);
  });

  it('locks nothing whose process can not be started, and comes again', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'locked');
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.stepFunctions.on(StartExecutionCommand).rejectsOnce(throttled).resolves({});
    expect(await followed(stage, userId)).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    expect(mobileIds(stage)).toMatchObject([{ state: 'active' }]);
    await followed(stage);
    expect(mobileIds(stage)).toMatchObject([{ state: 'locked' }]);
  });

  it('keeps nobody behind them from their turn when they fail', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'locked');
    const other = { ...mobileIdIn('active'), userId: 'bo' };
    stage.tables.put('mobile-ids', other);
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.stepFunctions.on(StartExecutionCommand).rejectsOnce(throttled).resolves({});
    expect(await followed(stage, userId, 'bo')).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    expect(mobileIds(stage)).toEqual(
      expect.arrayContaining([expect.objectContaining({ userId: 'bo', state: 'locked' })]),
    );
  });
});

describe('the process of a change', () => {
  const task = (reason: string) => ({
    ...{ userId, mobileId: mobileIdIn('active').mobileId },
    ...{ reason, by: 'directory' },
  });

  it('makes the change where nobody has made it yet, and once', async () => {
    const stage = await stageWith(mobileIdIn('active'), 'inactive');
    const made = { isMade: true, state: 'inactive' };
    expect(await change(stage.deps)(task('user-inactive'))).toEqual(made);
    const first = mobileIds(stage);
    stage.time = new Date(start.getTime() + 1000);
    expect(await change(stage.deps)(task('user-inactive'))).toEqual(made);
    expect(mobileIds(stage)).toEqual(first);
  });

  it.each([
    ['the directory says something else by now', 'active', mobileIdIn('active')],
    ['the user is gone', undefined, mobileIdIn('active')],
    ['it was locked meanwhile', 'inactive', mobileIdIn('locked')],
  ])('tells nobody when %s', async (_, word, before) => {
    const stage = await stageWith(before, word);
    expect(await change(stage.deps)(task('user-inactive'))).toEqual({ isMade: false, state: 'inactive' });
    expect(mobileIds(stage)).toEqual([before]);
  });
});
