import { beforeAll, describe, expect, it } from 'vitest';
import { Unauthorized } from '../../../domain/failures/errors.ts';
import { ChallengeGone } from '../../../domain/failures/mobile-id-errors.ts';
import { serve } from '../../../lambdas/mobile-ids/create-phone-challenge.lambda.ts';
import { useChallengePart } from '../../../lambdas/aws/tables/challenges.ts';
import { transact } from '../../../lambdas/aws/tables/transactions.ts';
import { findChallengedMobileId } from '../../../lambdas/mobile-ids/proven-mobile-id.ts';
import { documented } from '../../support/answers.ts';
import { httpEvent } from '../../support/http-events.ts';
import { captureLogs } from '../../support/logs.ts';
import { later, mobileIdIn } from '../../support/orders.ts';
import { makePhoneKey, proofOf, putMobileIdOf, type PhoneKey } from '../../support/phone-proofs.ts';
import { Stage } from '../../support/stage.ts';

let key: PhoneKey;
let other: PhoneKey;
beforeAll(async () => {
  [key, other] = await Promise.all([makePhoneKey(), makePhoneKey()]);
});

const another = {
  mobileId: 'b7a1c3d2-5b0e-4f1c-8a53-6a1b0d2c7e55',
  orderId: 'b7a1c3d2-5b0e-4f1c-8a53-6a1b0d2c7e56',
};

const stageWithBoth = (): Stage => {
  const stage = new Stage();
  putMobileIdOf(stage, key);
  putMobileIdOf(stage, other, mobileIdIn('active', another));
  return stage;
};

const ask = (stage: Stage, bearer: string) =>
  documented('create-phone-challenge', serve(stage.deps)(httpEvent('create-phone-challenge', { bearer })));

const challengeFor = async (stage: Stage, of: PhoneKey): Promise<string> => {
  const { body } = await ask(stage, await proofOf(of));
  return String(body['challenge']);
};

describe('POST /phone/challenges', () => {
  it('gives another challenge each time, for five minutes, and stores and logs only what it was for', async () => {
    const logs = captureLogs();
    const stage = stageWithBoth();
    const { statusCode, body } = await ask(stage, await proofOf(key));
    expect([statusCode, body['expiresAt']]).toEqual([200, later(300).toISOString()]);
    expect(body['challenge']).toMatch(/^[\w-]{43}$/);
    expect(await challengeFor(stage, key)).not.toBe(body['challenge']);
    expect(stage.tables.items('coordination').filter(({ mobileId }) => mobileId !== undefined)).toHaveLength(
      2,
    );
    expect(JSON.stringify(stage.tables.items('coordination'))).not.toContain(body['challenge']);
    expect(logs).toHaveNoSecrets([String(body['challenge'])]);
  });

  it.each(['active', 'inactive', 'locked'] as const)('gives one to a mobile ID that is %s', async (state) => {
    const stage = new Stage();
    putMobileIdOf(stage, key, mobileIdIn(state));
    expect((await ask(stage, await proofOf(key))).statusCode).toBe(200);
  });

  it('gives none without the key', async () => {
    const stage = stageWithBoth();
    const stolen = await proofOf({ privateKey: other.privateKey, kid: key.kid });
    expect((await ask(stage, stolen)).statusCode).toBe(401);
    expect(stage.tables.items('coordination')).toEqual([]);
  });

  it('gives sixty an hour, to each mobile ID', async () => {
    const stage = stageWithBoth();
    const proof = await proofOf(key);
    for (let given = 0; given < 60; given += 1) expect((await ask(stage, proof)).statusCode).toBe(200);
    expect(await ask(stage, proof)).toMatchObject({ statusCode: 429, headers: { 'retry-after': '3600' } });
    expect((await ask(stage, await proofOf(other))).statusCode).toBe(200);
  });
});

/** What a proof with a challenge is good for, with nothing else in the transaction. */
const useSignedChallenge = async ({ deps }: Stage, proof: string) => {
  const { mobileId, challenge } = await findChallengedMobileId(deps, proof);
  await transact(deps.coordination, [useChallengePart(deps, mobileId, challenge, deps.now())]);
  return mobileId;
};

describe('a signed challenge', () => {
  it('names the mobile ID, once', async () => {
    const stage = stageWithBoth();
    const proof = await proofOf(key, { nonce: await challengeFor(stage, key) });
    expect((await useSignedChallenge(stage, proof)).mobileId).toBe(mobileIdIn('active').mobileId);
    await expect(useSignedChallenge(stage, proof)).rejects.toThrow(ChallengeGone);
  });

  it('is used by one of two at the same time', async () => {
    const stage = stageWithBoth();
    const proof = await proofOf(key, { nonce: await challengeFor(stage, key) });
    const both = [useSignedChallenge(stage, proof), useSignedChallenge(stage, proof)];
    const ends = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(ends.toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('of another mobile ID is refused, and stays good for that', async () => {
    const stage = stageWithBoth();
    const nonce = await challengeFor(stage, other);
    await expect(useSignedChallenge(stage, await proofOf(key, { nonce }))).rejects.toThrow(ChallengeGone);
    expect((await useSignedChallenge(stage, await proofOf(other, { nonce }))).mobileId).toBe(
      another.mobileId,
    );
  });

  it('is good until its time is over, whether it was deleted or not', async () => {
    const stage = stageWithBoth();
    const [early, late] = [await challengeFor(stage, key), await challengeFor(stage, key)];
    stage.time = later(299);
    await useSignedChallenge(stage, await proofOf(key, { nonce: early, at: stage.time }));
    stage.time = later(300);
    const tooLate = proofOf(key, { nonce: late, at: stage.time });
    await expect(useSignedChallenge(stage, await tooLate)).rejects.toThrow(ChallengeGone);
  });

  it('is not used up by a proof that another key signed', async () => {
    const stage = stageWithBoth();
    const nonce = await challengeFor(stage, key);
    const forged = await proofOf({ privateKey: other.privateKey, kid: key.kid }, { nonce });
    await expect(useSignedChallenge(stage, forged)).rejects.toThrow(Unauthorized);
    await useSignedChallenge(stage, await proofOf(key, { nonce }));
  });

  it.each([undefined, '', 'x'.repeat(43)])('was never given when it is %j', async (nonce) => {
    const stage = stageWithBoth();
    const proof = await proofOf(key, nonce === undefined ? {} : { nonce });
    await expect(useSignedChallenge(stage, proof)).rejects.toThrow(
      nonce === undefined ? Unauthorized : ChallengeGone,
    );
  });
});
