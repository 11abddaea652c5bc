import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import {
  ChangeRefused,
  loadOne,
  lockForUser,
  planChange,
  readExpiring,
  switchMobileId,
  Unknown,
  type Switch,
} from '../../../bin/mobile-ids/mobile-ids.ts';
import { changeLines, listLine, showLines, toRecord } from '../../../bin/mobile-ids/lines.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { later, mobileIdIn, start } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const day = 86_400;

const stageWith = (...mobileIds: readonly MobileId[]): Stage => {
  const stage = new Stage();
  for (const mobileId of mobileIds) stage.tables.put('mobile-ids', mobileId);
  return stage;
};

/** Mobile IDs of as many people, whose ends are a day apart. */
const manyEnding = (count: number): readonly MobileId[] =>
  Array.from({ length: count }, (_, index) =>
    mobileIdIn('active', {
      userId: `user-${index.toString().padStart(3, '0')}`,
      notAfter: later((index + 0.5) * day).toISOString(),
    }),
  );

const read = async (stage: Stage, days: number, state: MobileId['state'] = 'active') => {
  const found: string[] = [];
  for await (const { userId } of readExpiring(stage.deps, state, days)) found.push(userId);
  return found;
};

const operator = { by: 'operator' } as const;
const off: Switch = { reason: 'deactivated', ...operator };
const on: Switch = { reason: 'reactivated', ...operator };
const inactive = (reason: 'deactivated' | 'user-inactive'): MobileId =>
  mobileIdIn('inactive', { change: { reason, by: 'operator', at: start.toISOString() } });

describe('mobile IDs that end soon', () => {
  it('come from the index, the first to end first, and nobody else is read', async () => {
    const stage = stageWith(...manyEnding(60).toReversed());
    expect(await read(stage, 30)).toEqual(manyEnding(30).map(({ userId }) => userId));
    const reads = stage.tables.calls.map(({ operation }) => operation);
    expect(reads.filter((operation) => operation === 'GetItem')).toHaveLength(30);
    expect(reads.filter((operation) => operation !== 'GetItem')).toEqual(['Query']);
  });

  it('are those in one state, that have not ended', async () => {
    const ended = mobileIdIn('active', { userId: 'ended', notAfter: later(-1).toISOString() });
    const off = mobileIdIn('inactive', { userId: 'off', notAfter: later(day).toISOString() });
    const stage = stageWith(ended, off, ...manyEnding(1));
    expect(await read(stage, 30)).toEqual(['user-000']);
    expect(await read(stage, 30, 'inactive')).toEqual(['off']);
  });
});

describe('lock', () => {
  it('locks by the operator, through the process that Self-Service starts', async () => {
    const stage = stageWith(mobileIdIn('active'));
    const found = mobileIdIn('active');
    expect(planChange(found, { reason: 'phone-lost', ...operator }, start)).toEqual({
      isMade: false,
      before: 'active',
      after: 'locked',
      revokes: ['0B00', '0B01'],
    });
    const locked = await lockForUser(stage.deps, found, 'phone-lost');
    expect(locked).toMatchObject({ state: 'locked', change: { reason: 'phone-lost', by: 'operator' } });
    const [call] = stage.stepFunctions.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toMatchObject({
      stateMachineArn: stage.deps.stateMachineArn,
      name: found.mobileId,
    });
    expect(JSON.parse(call?.args[0].input.input ?? '')).toMatchObject({ by: 'operator' });
  });

  it('is refused for one that has expired, and nothing is written', async () => {
    const expired = mobileIdIn('active', { notAfter: later(-1).toISOString() });
    const stage = stageWith(expired);
    expect(() => planChange(expired, { reason: 'phone-lost', ...operator }, start)).toThrow(
      'It is expired; this is for one that is active or inactive',
    );
    await expect(lockForUser(stage.deps, expired, 'phone-lost')).rejects.toThrow(ChangeRefused);
    expect(stage.tables.items('mobile-ids')).toEqual([expired]);
  });
});

describe('deactivate and reactivate', () => {
  it('switch a mobile ID off and on again', async () => {
    const stage = stageWith(mobileIdIn('active'));
    const after = await switchMobileId(stage.deps, mobileIdIn('active'), off);
    expect(after).toMatchObject({ state: 'inactive', change: off });
    expect(await switchMobileId(stage.deps, after, on)).toMatchObject({ state: 'active', change: on });
    expect(stage.stepFunctions).not.toHaveReceivedCommand(StartExecutionCommand);
  });

  it.each(['inactive', 'locked'] as const)('switch nothing on for a user who is %s', async (state) => {
    const stage = stageWith(inactive('user-inactive'));
    stage.putUser({ state });
    await expect(switchMobileId(stage.deps, inactive('user-inactive'), on)).rejects.toThrow(
      'not active in the directory',
    );
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'inactive' }]);
  });

  it('switch off what the directory made inactive, so that it stays off when its user is active again', async () => {
    const byDirectory = inactive('user-inactive');
    const stage = stageWith(byDirectory);
    stage.putUser({ state: 'inactive' });
    const off = { reason: 'deactivated', ...operator } as const;
    expect(await switchMobileId(stage.deps, byDirectory, off)).toMatchObject({
      state: 'inactive',
      change: off,
    });
    const [stored] = stage.tables.items('mobile-ids');
    expect(stored).toMatchObject({ state: 'inactive', change: { reason: 'deactivated', by: 'operator' } });
    expect(planChange(inactive('deactivated'), off, start)).toMatchObject({ isMade: true });
  });

  it('switch nothing on whose user stops to be active in that moment', async () => {
    const stage = stageWith(inactive('deactivated'));
    stage.tables.before('TransactWriteItems', () => {
      stage.putUser({ state: 'locked' });
    });
    await expect(switchMobileId(stage.deps, inactive('deactivated'), on)).rejects.toThrow(ChangeRefused);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'inactive' }]);
  });

  it('switch nothing on that is locked, or has expired', () => {
    expect(() => planChange(mobileIdIn('locked'), on, start)).toThrow('It is locked');
    const expired = { ...inactive('deactivated'), notAfter: later(-1).toISOString() };
    expect(() => planChange(expired, on, start)).toThrow('It is expired');
  });

  it('leave one alone that is as it should be', async () => {
    const stage = stageWith(mobileIdIn('active'));
    await switchMobileId(stage.deps, mobileIdIn('active'), on);
    expect(stage.tables.calls).toEqual([]);
  });
});

describe('what is said', () => {
  const ending = mobileIdIn('active', { notAfter: later(12.5 * day).toISOString() });

  it('names whose it is, and how long it works', () => {
    expect(listLine(ending, start)).toMatch(
      /^5b9d2c11-\S+ +active +ends 2026-03-13 \(in 13 days\) +Old phone +asta/,
    );
    expect(listLine({ ...ending, state: 'locked' }, start)).not.toContain('in 13 days');
    const shown = showLines({ ...ending, reminder: { notAfter: '', days: 14, at: '2026-03-01' } }, start);
    expect(shown.join('\n')).toMatch(/reminded +14 days before, 2026-03-01[^]*authentication +valid +0B00/);
    expect(toRecord(ending, start)).toMatchObject({ userId: ending.userId, state: 'active' });
  });

  it('tells a dry run from a change', () => {
    const plan = planChange(ending, { reason: 'phone-lost', ...operator }, start);
    expect(changeLines(plan, { dryRun: true })).toEqual([
      'Nothing is changed. It would go from active to locked',
      '2 certificates would be revoked',
    ]);
    expect(changeLines(plan, { dryRun: false })[0]).toBe('It was active and is locked');
  });

  it('knows no mobile ID of somebody else', async () => {
    const stage = stageWith(ending);
    await expect(loadOne(stage.deps, 'somebody', ending.mobileId)).rejects.toThrow(Unknown);
  });
});
