import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { serve } from '../../../lambdas/mobile-ids/lock/lock-mobile-id.lambda.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { asta, later, mobileIdIn, start } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const { mobileId } = mobileIdIn('active');

const stageWith = (state: MobileId['state'], changes: Partial<MobileId> = {}): Stage => {
  const stage = new Stage();
  stage.tables.put('mobile-ids', mobileIdIn(state, changes));
  return stage;
};

const lock = (stage: Stage, body: unknown = { reason: 'phone-stolen' }, user = asta) =>
  documented(
    'lock-mobile-id',
    serve(stage.deps)(httpEvent('lock-mobile-id', { user, params: { mobileId }, body })),
  );

describe('POST /mobile-ids/{mobileId}/lock', () => {
  it.each(['active', 'inactive'] as const)('locks one that is %s and starts its process', async (state) => {
    const stage = stageWith(state);
    const { statusCode, body } = await lock(stage);
    expect([statusCode, body['state']]).toEqual([200, 'locked']);
    expect(body['change']).toEqual({ reason: 'phone-stolen', by: 'user', at: start.toISOString() });
    const [call] = stage.stepFunctions.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input.name).toBe(mobileId);
    expect(JSON.parse(call?.args[0].input.input ?? '')).toEqual({
      userId: mobileIdIn(state).userId,
      mobileId,
      reason: 'phone-stolen',
      by: 'user',
    });
  });

  it('locks nothing whose process can not be started: the user tries again', async () => {
    const stage = stageWith('active');
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.stepFunctions.on(StartExecutionCommand).rejects(throttled);
    expect((await lock(stage)).statusCode).toBe(503);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'active' }]);
  });

  it('leaves one that is locked as it is, and starts nothing', async () => {
    const stage = stageWith('locked', { lockReason: 'SUPERSEDED', lockedAt: start.toISOString() });
    expect((await lock(stage)).statusCode).toBe(200);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ lockReason: 'SUPERSEDED' }]);
    expect(stage.stepFunctions).not.toHaveReceivedCommand(StartExecutionCommand);
  });

  it.each([
    ['registered', 'registered', later(60)],
    ['active', 'expired', later(-60)],
  ] as const)('refuses one that was %s and is %s', async (state, seen, notAfter) => {
    const stage = stageWith(state, { notAfter: notAfter.toISOString() });
    const { statusCode, body } = await lock(stage);
    expect(statusCode).toBe(409);
    expect(body).toMatchObject({ type: 'urn:get-mobile-id:problem:mobile-id-not-lockable', state: seen });
    expect(stage.stepFunctions).not.toHaveReceivedCommand(StartExecutionCommand);
  });

  it('takes no reason that is not a person’s', async () => {
    expect((await lock(stageWith('active'), { reason: 'user-locked' })).statusCode).toBe(400);
  });

  it('knows nobody else’s', async () => {
    expect((await lock(stageWith('active'), undefined, { ...asta, subject: 'mallory' })).statusCode).toBe(
      404,
    );
  });

  it('needs a recent sign-in', async () => {
    const stage = stageWith('active');
    stage.time = later(11 * 60);
    expect((await lock(stage)).statusCode).toBe(401);
    expect(stage.tables.items('mobile-ids')).toMatchObject([{ state: 'active' }]);
  });
});
