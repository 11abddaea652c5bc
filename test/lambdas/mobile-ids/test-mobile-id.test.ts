import { GetCertificateAuthorityCertificateCommand } from '@aws-sdk/client-acm-pca';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { toMobileIdResponse } from '../../../api/mobile-id-response.ts';
import { captureLogs } from '../../support/logs.ts';
import { later, mobileIdIn, start, user } from '../../support/orders.ts';
import {
  makeAuthority,
  makePhoneKey,
  proofOf,
  putMobileIdOf,
  type PhoneKey,
} from '../../support/phone-proofs.ts';
import {
  answerChallenge,
  askForChallenge,
  askForTest,
  stageWith,
  testOn,
} from '../../support/phone-tests.ts';
import type { Stage } from '../../support/stage.ts';

type Authority = Awaited<ReturnType<typeof makeAuthority>>;

let authority: Authority;
let another: Authority;
let expired: Authority;
let key: PhoneKey;
beforeAll(async () => {
  const past = { notBefore: new Date('2020-01-01'), notAfter: new Date('2026-01-01') };
  authority = await makeAuthority();
  another = await makeAuthority();
  expired = await makeAuthority('CN=Old CA', past);
  key = await makePhoneKey(authority);
});

const stageOf = (mobileId: MobileId = mobileIdIn('active'), of: Authority = authority): Stage =>
  stageWith(key, of, mobileId);

const { userId, mobileId: id } = mobileIdIn('active');
const stored = (stage: Stage) => stage.deps.mobileIds.find({ userId, mobileId: id });

const withCertificate = (changes: object): MobileId => {
  const { certificates, ...rest } = mobileIdIn('active');
  const { authentication } = certificates;
  if (!authentication) throw new Error('no certificate');
  return { ...rest, certificates: { ...certificates, authentication: { ...authentication, ...changes } } };
};

describe('POST /phone/tests', () => {
  it('says that the mobile ID works, and keeps that for its user', async () => {
    const logs = captureLogs();
    const stage = stageOf();
    const { statusCode, body } = await testOn(stage, key);
    expect([statusCode, body]).toEqual([200, { at: start.toISOString(), failed: [], state: 'active' }]);
    const kept = await stored(stage);
    expect(kept?.test).toEqual({ at: start.toISOString(), failed: [] });
    expect(kept && toMobileIdResponse(kept, start).test).toEqual(kept?.test);
    expect(logs.withCode('mobile-id-tested')).toMatchObject([{ reason: 'works' }]);
    expect(logs.metric('MobileIdTestSucceeded')).toHaveLength(1);
  });

  it.each([
    ['locked', () => stageOf(mobileIdIn('locked')), ['mobile-id']],
    ['inactive', () => stageOf(mobileIdIn('inactive')), ['mobile-id']],
    [
      'past its end',
      () => stageOf(mobileIdIn('active', { notAfter: later(-60).toISOString() })),
      ['mobile-id'],
    ],
    ['revoked', () => stageOf(withCertificate({ state: 'revoked' })), ['revocation']],
    [
      'expired as a certificate',
      () => stageOf(withCertificate({ notAfter: later(-60).toISOString() })),
      ['validity'],
    ],
    ['not valid yet', () => stageOf(withCertificate({ notBefore: later(60).toISOString() })), ['validity']],
    ['of another CA', () => stageOf(mobileIdIn('active'), another), ['chain']],
    ['of a CA with another name', () => stageOf(mobileIdIn('active'), expired), ['chain']],
  ])('says that it does not work when it is %s', async (_, make, failed) => {
    const logs = captureLogs();
    const stage = make();
    const { statusCode, body } = await testOn(stage, key);
    expect([statusCode, body['failed']]).toEqual([200, failed]);
    expect((await stored(stage))?.test).toEqual({ at: start.toISOString(), failed });
    expect(logs.metric('MobileIdTestFailed')).toHaveLength(1);
  });

  it('says that it does not work once its CA has expired', async () => {
    key = await makePhoneKey(expired);
    expect((await testOn(stageOf(mobileIdIn('active'), expired), key)).body['failed']).toEqual(['chain']);
    key = await makePhoneKey(authority);
  });

  it.each(['inactive', 'locked', 'on-leave'])('says so when its user is %s', async (state) => {
    const stage = stageOf();
    stage.tables.put('directory', { ...user(), state });
    expect((await testOn(stage, key)).body['failed']).toEqual(['user']);
  });

  it('is made with a challenge once, and with none but its own', async () => {
    const stage = stageOf();
    const proof = await answerChallenge(stage, key);
    await askForTest(stage, proof);
    const gone = { statusCode: 410, body: { type: 'urn:get-mobile-id:problem:challenge-gone' } };
    expect(await askForTest(stage, proof)).toMatchObject(gone);
    const other = await makePhoneKey(authority);
    const ids = {
      mobileId: 'b7a1c3d2-5b0e-4f1c-8a53-6a1b0d2c7e55',
      orderId: 'b7a1c3d2-5b0e-4f1c-8a53-6a1b0d2c7e56',
    };
    putMobileIdOf(stage, other, mobileIdIn('active', ids));
    const nonce = await askForChallenge(stage, key);
    expect(await askForTest(stage, await proofOf(other, { nonce }))).toMatchObject(gone);
    expect((await askForTest(stage, await proofOf(key, { nonce }))).statusCode).toBe(200);
  });

  it('keeps nothing of one whose challenge has expired', async () => {
    const stage = stageOf();
    const proof = await answerChallenge(stage, key);
    stage.time = later(300);
    expect((await askForTest(stage, proof)).statusCode).toBe(410);
    expect((await stored(stage))?.test).toBeUndefined();
  });

  it('uses no challenge up while the CA does not give its certificate', async () => {
    const stage = stageOf();
    const proof = await answerChallenge(stage, key);
    stage.pca
      .on(GetCertificateAuthorityCertificateCommand)
      .rejectsOnce(new Error('throttled'))
      .resolves({ Certificate: authority.pem });
    expect((await askForTest(stage, proof)).statusCode).toBe(503);
    expect((await askForTest(stage, proof)).statusCode).toBe(200);
  });

  it('is made again when the mobile ID changed meanwhile', async () => {
    const stage = stageOf();
    const proof = await answerChallenge(stage, key);
    const given = { Certificate: authority.pem };
    const change = () => {
      putMobileIdOf(stage, key, mobileIdIn('locked'));
      return given;
    };
    stage.pca.on(GetCertificateAuthorityCertificateCommand).callsFakeOnce(change).resolves(given);
    expect((await askForTest(stage, proof)).body).toMatchObject({ state: 'locked', failed: ['mobile-id'] });
  });
});

describe('a test that no key signed', () => {
  it('is counted, and nothing of it is kept', async () => {
    const logs = captureLogs();
    const stage = stageOf();
    const nonce = await askForChallenge(stage, key);
    const { kid } = key;
    const forged = await proofOf({ ...(await makePhoneKey(authority)), kid }, { at: stage.time, nonce });
    expect((await askForTest(stage, forged)).statusCode).toBe(401);
    expect(logs.metric('MobileIdTestRefused')).toHaveLength(1);
    expect((await stored(stage))?.test).toBeUndefined();
  });
});

describe('a test that a later release stored', () => {
  it('is passed over where this one does not know a check', async () => {
    const stage = stageOf();
    const item = { ...mobileIdIn('active'), test: { at: start.toISOString(), failed: ['quantum'] } };
    stage.tables.put('mobile-ids', item);
    expect((await stored(stage))?.test).toBeUndefined();
    expect((await stored(stage))?.state).toBe('active');
  });
});
