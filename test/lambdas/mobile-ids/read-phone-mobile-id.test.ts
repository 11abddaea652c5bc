import { beforeAll, describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { serve } from '../../../lambdas/mobile-ids/read-phone-mobile-id.lambda.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { later, mobileIdIn, start } from '../../support/orders.ts';
import { makePhoneKey, proofOf, putMobileIdOf, type PhoneKey } from '../../support/phone-proofs.ts';
import { Stage } from '../../support/stage.ts';

let key: PhoneKey;
let other: PhoneKey;
beforeAll(async () => {
  [key, other] = await Promise.all([makePhoneKey(), makePhoneKey()]);
});

const stageWith = (state: MobileId['state'], changes: Partial<MobileId> = {}, kind?: string): Stage => {
  const stage = new Stage();
  putMobileIdOf(stage, key, mobileIdIn(state, changes), kind);
  return stage;
};

const ask = (stage: Stage, bearer: string) =>
  documented('read-phone-mobile-id', serve(stage.deps)(httpEvent('read-phone-mobile-id', { bearer })));

describe('GET /phone/mobile-id', () => {
  it.each(['active', 'inactive', 'locked'] as const)(
    'tells the phone that its mobile ID is %s',
    async (state) => {
      const { statusCode, body } = await ask(stageWith(state), await proofOf(key));
      const renewal = state === 'active' && { renewableFrom: '2026-12-02T09:00:00.000Z', approval: 'none' };
      expect([statusCode, body]).toEqual([200, { state, notAfter: '2027-01-01T09:00:00.000Z', ...renewal }]);
    },
  );

  it('tells that another one replaced it, and no other reason of a lock', async () => {
    const lockedFor = async (reason: 'replaced' | 'phone-stolen') => {
      const change = { reason, by: 'user', at: start.toISOString() } as const;
      return (await ask(stageWith('locked', { change }), await proofOf(key))).body;
    };
    expect(await lockedFor('replaced')).toMatchObject({ state: 'locked', replaced: true });
    expect(Object.keys(await lockedFor('phone-stolen'))).toEqual(['state', 'notAfter']);
  });

  it('tells of no renewal where the options want none', async () => {
    const stage = stageWith('active');
    stage.setOptions({ 'renewal-from': 'PT0S' });
    expect((await ask(stage, await proofOf(key))).body).not.toHaveProperty('renewableFrom');
  });

  it('tells that a renewal takes the match code where the options want it', async () => {
    const stage = stageWith('active');
    stage.setOptions({ 'renewal-approval': 'match-code' });
    expect((await ask(stage, await proofOf(key))).body).toMatchObject({ approval: 'match-code' });
  });

  it('tells that its time is over', async () => {
    const notAfter = later(-60).toISOString();
    expect((await ask(stageWith('active', { notAfter }), await proofOf(key))).body['state']).toBe('expired');
  });

  it.each([-301, 301])('takes no proof that was made %i seconds from now', async (seconds) => {
    const proof = await proofOf(key, { at: later(seconds) });
    expect((await ask(stageWith('active'), proof)).statusCode).toBe(401);
  });

  it('takes no proof of another key', async () => {
    const stolen = await proofOf({ privateKey: other.privateKey, kid: key.kid });
    expect((await ask(stageWith('active'), stolen)).statusCode).toBe(401);
    expect((await ask(stageWith('active'), await proofOf(other))).statusCode).toBe(401);
  });

  it('takes nothing else that the key has signed', async () => {
    const token = await proofOf(key, { typ: 'JWT' });
    expect((await ask(stageWith('active'), token)).statusCode).toBe(401);
  });

  it('takes a key for authentication, and of no other kind', async () => {
    expect((await ask(stageWith('active', {}, 'signature'), await proofOf(key))).statusCode).toBe(401);
  });

  it('knows no mobile ID of another order', async () => {
    const stage = stageWith('active', { orderId: '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a99' });
    stage.tables.put('public-keys', {
      ...{ publicKey: key.kid, kind: 'authentication', takenAt: start.toISOString() },
      ...{ orderId: mobileIdIn('active').orderId, userId: mobileIdIn('active').userId },
    });
    expect((await ask(stage, await proofOf(key))).statusCode).toBe(401);
  });
});
