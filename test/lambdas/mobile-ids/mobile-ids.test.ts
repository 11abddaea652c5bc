import { describe, expect, it } from 'vitest';
import { mobileIdStateNames } from '../../../domain/mobile-id.ts';
import { serve as serveList } from '../../../lambdas/mobile-ids/list-mobile-ids.lambda.ts';
import { coordinationKeys } from '../../../lambdas/aws/tables/coordination.ts';
import { toMobileIdResponse } from '../../../api/mobile-id-response.ts';
import { serve as serveOne } from '../../../lambdas/mobile-ids/read-mobile-id.lambda.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { asta, mobileIdIn, orderIn, start } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const ids = [1, 2, 3].map((n) => `5b9d2c11-30f5-4c55-8b4e-00000000000${n.toString()}`);
const mallory = { ...asta, subject: 'mallory' };
const { mobileId } = mobileIdIn('active');

const list = (stage: Stage, user = asta) =>
  documented('list-mobile-ids', serveList(stage.deps)(httpEvent('list-mobile-ids', { user })));

const read = (stage: Stage, user = asta, params = { mobileId }) =>
  documented('read-mobile-id', serveOne(stage.deps)(httpEvent('read-mobile-id', { user, params })));

describe('GET /mobile-ids', () => {
  it("lists the user's mobile IDs, the newest first", async () => {
    const stage = new Stage();
    for (const [index, day] of ['02', '03', '01'].entries())
      stage.tables.put(
        'mobile-ids',
        mobileIdIn('locked', { mobileId: ids[index] ?? '', createdAt: `2025-01-${day}T09:00:00.000Z` }),
      );
    const { statusCode, body } = await list(stage);
    expect(statusCode).toBe(200);
    expect(body['mobileIds']).toMatchObject([
      { mobileId: ids[1] },
      { mobileId: ids[0] },
      { mobileId: ids[2] },
    ]);
  });

  it('has nothing for a user without any, whatever others have', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', mobileIdIn('active'));
    expect((await list(stage, mallory)).body).toEqual({ mobileIds: [] });
  });

  it('tells a user which order of theirs runs, and nobody else', async () => {
    const stage = new Stage();
    const { orderId, userId } = orderIn('awaiting-phone');
    stage.tables.put('coordination', { key: coordinationKeys.runningOrder(userId), orderId });
    expect((await list(stage)).body).toEqual({ mobileIds: [], runningOrder: orderId });
    expect((await list(stage, mallory)).body).toEqual({ mobileIds: [] });
  });
});

describe('GET /mobile-ids/{mobileId}', () => {
  it.each(mobileIdStateNames)('shows one that is %s', async (state) => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', mobileIdIn(state));
    const { statusCode, body } = await read(stage);
    expect(statusCode).toBe(200);
    expect(body).toMatchObject({ mobileId, state, phoneName: 'Old phone' });
  });

  it.each([
    ['active', 0, 'active'],
    ['active', 1, 'expired'],
    ['registered', 1, 'expired'],
    ['inactive', 1, 'expired'],
    ['locked', 1, 'locked'],
  ] as const)('shows one that was %s, %d ms after its last moment, as %s', async (state, ms, shown) => {
    const stage = new Stage();
    const notAfter = new Date(start.getTime() - ms).toISOString();
    stage.tables.put('mobile-ids', mobileIdIn(state, { notAfter }));
    expect((await read(stage)).body['state']).toBe(shown);
    expect((await list(stage)).body['mobileIds']).toMatchObject([{ state: shown }]);
  });

  it('says when it was activated and locked', async () => {
    const stage = new Stage();
    const moments = { activatedAt: '2025-01-01T09:05:00.000Z', lockedAt: '2025-06-01T09:00:00.000Z' };
    stage.tables.put('mobile-ids', mobileIdIn('locked', moments));
    expect((await read(stage)).body).toMatchObject(moments);
  });

  it("answers somebody else's, none and a name that is no id alike", async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', mobileIdIn('active'));
    const answers = [
      await read(stage, mallory),
      await read(stage, asta, { mobileId: ids[0] ?? '' }),
      await read(stage, asta, { mobileId: 'active' }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer).toEqual(answers[0]);
    }
  });
});

describe('a mobile ID as its user sees it', () => {
  const { certificates } = mobileIdIn('active');
  const { authentication, signature } = certificates;
  if (!authentication || !signature) throw new Error('The mobile ID has two certificates');

  it('has its certificates in the order of the kinds, with state, serial and dates', () => {
    const revoked = { ...signature, state: 'revoked' as const, revokedAt: '2025-06-01T09:00:00.000Z' };
    const shown = toMobileIdResponse(
      mobileIdIn('locked', { certificates: { encryption: signature, signature: revoked, authentication } }),
      start,
    );
    const dates = { notBefore: authentication.notBefore, notAfter: authentication.notAfter };
    expect(shown.certificates).toEqual([
      { kind: 'authentication', state: 'valid', serial: authentication.serial, ...dates },
      { kind: 'signature', state: 'revoked', serial: signature.serial, ...dates },
      { kind: 'encryption', state: 'valid', serial: signature.serial, ...dates },
    ]);
  });

  it('has certificates that expire by themselves, unless they were revoked before', () => {
    const past = { notAfter: new Date(start.getTime() - 1).toISOString() };
    const revoked = { ...signature, ...past, state: 'revoked' as const };
    const { certificates: shown } = toMobileIdResponse(
      mobileIdIn('active', {
        certificates: { authentication: { ...authentication, ...past }, signature: revoked },
      }),
      start,
    );
    expect(shown.map(({ state }) => state)).toEqual(['expired', 'revoked']);
  });

  it('keeps certificates, order, user and lock reason to itself', () => {
    const { orderId, userId } = mobileIdIn('locked');
    const shown = JSON.stringify(
      toMobileIdResponse(mobileIdIn('locked', { lockReason: 'KEY_COMPROMISE' }), start),
    );
    for (const hidden of ['BEGIN CERTIFICATE', orderId, userId, 'KEY_COMPROMISE'])
      expect(shown).not.toContain(hidden);
  });
});
