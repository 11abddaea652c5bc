import { GetCertificateAuthorityCertificateCommand } from '@aws-sdk/client-acm-pca';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { toMobileIdResponse } from '../../../api/mobile-id-response.ts';
import { serve as serveChallenge } from '../../../lambdas/mobile-ids/create-phone-challenge.lambda.ts';
import { serve } from '../../../lambdas/mobile-ids/test-mobile-id.lambda.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { captureLogs } from '../../support/logs.ts';
import { later, mobileIdIn, start, user } from '../../support/orders.ts';
import {
  makeAuthority,
  makePhoneKey,
  proofOf,
  putMobileIdOf,
  type PhoneKey,
} from '../../support/phone-proofs.ts';
import { Stage } from '../../support/stage.ts';

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

const stageWith = (mobileId: MobileId = mobileIdIn('active'), of: Authority = authority): Stage => {
  const stage = new Stage();
  stage.pca.on(GetCertificateAuthorityCertificateCommand).resolves({ Certificate: of.pem });
  putMobileIdOf(stage, key, mobileId);
  return stage;
};

const test = async (stage: Stage, bearer: string) =>
  documented('test-mobile-id', serve(stage.deps)(httpEvent('test-mobile-id', { bearer })));

const challengeOn = async (stage: Stage): Promise<string> => {
  const bearer = await proofOf(key, { at: stage.time });
  const event = httpEvent('create-phone-challenge', { bearer });
  const { body } = await documented('create-phone-challenge', serveChallenge(stage.deps)(event));
  return String(body['challenge']);
};

const answerChallenge = async (stage: Stage): Promise<string> =>
  proofOf(key, { at: stage.time, nonce: await challengeOn(stage) });

const testOn = async (stage: Stage) => test(stage, await answerChallenge(stage));

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
    const stage = stageWith();
    const { statusCode, body } = await testOn(stage);
    expect([statusCode, body]).toEqual([200, { at: start.toISOString(), failed: [], state: 'active' }]);
    const kept = await stored(stage);
    expect(kept?.test).toEqual({ at: start.toISOString(), failed: [] });
    expect(kept && toMobileIdResponse(kept, start).test).toEqual(kept?.test);
    expect(logs.withCode('mobile-id-tested')).toMatchObject([{ reason: 'works' }]);
    expect(logs.metric('MobileIdTestSucceeded')).toHaveLength(1);
  });

  it.each([
    ['locked', () => stageWith(mobileIdIn('locked')), ['mobile-id']],
    ['inactive', () => stageWith(mobileIdIn('inactive')), ['mobile-id']],
    [
      'past its end',
      () => stageWith(mobileIdIn('active', { notAfter: later(-60).toISOString() })),
      ['mobile-id'],
    ],
    ['revoked', () => stageWith(withCertificate({ state: 'revoked' })), ['revocation']],
    [
      'expired as a certificate',
      () => stageWith(withCertificate({ notAfter: later(-60).toISOString() })),
      ['validity'],
    ],
    ['not valid yet', () => stageWith(withCertificate({ notBefore: later(60).toISOString() })), ['validity']],
    ['of another CA', () => stageWith(mobileIdIn('active'), another), ['chain']],
    ['of a CA with another name', () => stageWith(mobileIdIn('active'), expired), ['chain']],
  ])('says that it does not work when it is %s', async (_, make, failed) => {
    const logs = captureLogs();
    const stage = make();
    const { statusCode, body } = await testOn(stage);
    expect([statusCode, body['failed']]).toEqual([200, failed]);
    expect((await stored(stage))?.test).toEqual({ at: start.toISOString(), failed });
    expect(logs.metric('MobileIdTestFailed')).toHaveLength(1);
  });

  it('says that it does not work once its CA has expired', async () => {
    key = await makePhoneKey(expired);
    expect((await testOn(stageWith(mobileIdIn('active'), expired))).body['failed']).toEqual(['chain']);
    key = await makePhoneKey(authority);
  });

  it.each(['inactive', 'locked', 'on-leave'])('says so when its user is %s', async (state) => {
    const stage = stageWith();
    stage.tables.put('directory', { ...user(), state });
    expect((await testOn(stage)).body['failed']).toEqual(['user']);
  });

  it('is made with a challenge once, and with none but its own', async () => {
    const stage = stageWith();
    const proof = await answerChallenge(stage);
    await test(stage, proof);
    const gone = { statusCode: 410, body: { type: 'urn:get-mobile-id:problem:challenge-gone' } };
    expect(await test(stage, proof)).toMatchObject(gone);
    const other = await makePhoneKey(authority);
    const ids = {
      mobileId: 'b7a1c3d2-5b0e-4f1c-8a53-6a1b0d2c7e55',
      orderId: 'b7a1c3d2-5b0e-4f1c-8a53-6a1b0d2c7e56',
    };
    putMobileIdOf(stage, other, mobileIdIn('active', ids));
    const nonce = await challengeOn(stage);
    expect(await test(stage, await proofOf(other, { nonce }))).toMatchObject(gone);
    expect((await test(stage, await proofOf(key, { nonce }))).statusCode).toBe(200);
  });

  it('keeps nothing of one whose challenge has expired', async () => {
    const stage = stageWith();
    const proof = await answerChallenge(stage);
    stage.time = later(300);
    expect((await test(stage, proof)).statusCode).toBe(410);
    expect((await stored(stage))?.test).toBeUndefined();
  });

  it('uses no challenge up while the CA does not give its certificate', async () => {
    const stage = stageWith();
    const proof = await answerChallenge(stage);
    stage.pca
      .on(GetCertificateAuthorityCertificateCommand)
      .rejectsOnce(new Error('throttled'))
      .resolves({ Certificate: authority.pem });
    expect((await test(stage, proof)).statusCode).toBe(503);
    expect((await test(stage, proof)).statusCode).toBe(200);
  });

  it('is made again when the mobile ID changed meanwhile', async () => {
    const stage = stageWith();
    const proof = await answerChallenge(stage);
    const given = { Certificate: authority.pem };
    const change = () => {
      putMobileIdOf(stage, key, mobileIdIn('locked'));
      return given;
    };
    stage.pca.on(GetCertificateAuthorityCertificateCommand).callsFakeOnce(change).resolves(given);
    expect((await test(stage, proof)).body).toMatchObject({ state: 'locked', failed: ['mobile-id'] });
  });
});

describe('a test that a later release stored', () => {
  it('is passed over where this one does not know a check', async () => {
    const stage = stageWith();
    const item = { ...mobileIdIn('active'), test: { at: start.toISOString(), failed: ['quantum'] } };
    stage.tables.put('mobile-ids', item);
    expect((await stored(stage))?.test).toBeUndefined();
    expect((await stored(stage))?.state).toBe('active');
  });
});
