import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { run } from '../../../lambdas/mobile-ids/cascade/sweep-mobile-ids.lambda.ts';
import { captureLogs } from '../../support/logs.ts';
import { later, mobileIdIn, start } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const stageWith = (...mobileIds: readonly MobileId[]): Stage => {
  const stage = new Stage();
  for (const mobileId of mobileIds) stage.tables.put('mobile-ids', mobileId);
  return stage;
};

const sweep = (stage: Stage) => run(stage.deps)();

const started = ({ stepFunctions }: Stage) =>
  stepFunctions.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input);

const lockedSince = (seconds: number, changes: Partial<MobileId> = {}) =>
  mobileIdIn('locked', {
    lockedAt: later(-seconds).toISOString(),
    lockReason: 'KEY_COMPROMISE',
    change: { reason: 'phone-lost', by: 'user', at: later(-seconds).toISOString() },
    ...changes,
  });

describe('the daily sweep of mobile IDs', () => {
  it('lets those follow whose user changed unnoticed, however many there are', async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({
      ...mobileIdIn('active', { userId: `nobody-${at.toString()}` }),
    }));
    const stage = stageWith(...many, mobileIdIn('active'));
    expect(await sweep(stage)).toMatchObject({ failed: 0 });
    const states = stage.tables.items('mobile-ids').map(({ state }) => state);
    expect(states.filter((state) => state === 'locked')).toHaveLength(250);
    expect(states.filter((state) => state === 'active')).toHaveLength(1);
  });

  it('leaves alone what stands as it should', async () => {
    const deactivated = { reason: 'deactivated', by: 'operator', at: start.toISOString() } as const;
    const all = [
      mobileIdIn('active'),
      mobileIdIn('inactive', { mobileId: 'b', change: deactivated }),
      lockedSince(60, { mobileId: 'c' }),
    ];
    const stage = stageWith(...all);
    expect(await sweep(stage)).toEqual({ seen: 3, failed: 0 });
    expect(stage.tables.items('mobile-ids')).toEqual(expect.arrayContaining(all));
    expect(started(stage)).toEqual([]);
  });

  it('starts a lock again that has not revoked everything in an hour, and rings', async () => {
    const left = lockedSince(3601);
    const stage = stageWith(left);
    const logs = captureLogs();
    await sweep(stage);
    const { userId, mobileId } = left;
    expect(started(stage)).toMatchObject([{ name: mobileId }]);
    expect(JSON.parse(started(stage)[0]?.input ?? '')).toEqual({
      userId,
      mobileId,
      reason: 'phone-lost',
      by: 'user',
    });
    expect(logs.text).toContain('mobile-id-unrevoked');
  });

  it('starts it under the name of the day where the first execution is over', async () => {
    const stage = stageWith(lockedSince(86_400));
    const exists = Object.assign(new Error('exists'), { name: 'ExecutionAlreadyExists' });
    stage.stepFunctions.on(StartExecutionCommand).rejectsOnce(exists).resolves({});
    await sweep(stage);
    expect(started(stage).map((input) => input.name)).toEqual([
      lockedSince(0).mobileId,
      `${lockedSince(0).mobileId}-2026-03-01`,
    ]);
  });

  it('gives one that an early release locked without a reason a task that the process takes', async () => {
    const stage = stageWith(mobileIdIn('locked'));
    await sweep(stage);
    expect(JSON.parse(started(stage)[0]?.input ?? '')).toMatchObject({
      reason: 'order-ended',
      by: 'process',
    });
  });

  it.each([
    ['are revoked', { state: 'revoked' }],
    ['have expired', { state: 'valid', notAfter: later(-60).toISOString() }],
  ] as const)('leaves a lock alone whose certificates %s', async (_, changes) => {
    const { certificates } = mobileIdIn('locked');
    const all = Object.fromEntries(
      Object.entries(certificates).map(([kind, each]) => [kind, { ...each, ...changes }]),
    );
    const stage = stageWith(lockedSince(86_400, { certificates: all }));
    await sweep(stage);
    expect(started(stage)).toEqual([]);
  });

  it('goes on behind one that fails, and is called again for it', async () => {
    const stage = stageWith(
      mobileIdIn('active', { userId: 'nobody-1' }),
      mobileIdIn('active', { userId: 'nobody-2' }),
    );
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.stepFunctions.on(StartExecutionCommand).rejectsOnce(throttled).resolves({});
    await expect(sweep(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    const states = stage.tables.items('mobile-ids').map(({ state }) => state);
    expect(states.toSorted()).toEqual(['active', 'locked']);
  });
});
