import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';
import { IdTokens } from '../../../lambdas/runtime/id-tokens.ts';

const now = new Date('2026-03-01T09:00:00Z');
const seconds = now.getTime() / 1000;
const accessToken = 'an access token';
const half = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

const [keys, otherKeys] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);

/** An issuer that names its key. */
const server = createServer((request, response) => {
  const answers = async (): Promise<unknown> =>
    request.url === '/keys'
      ? { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' }] }
      : { jwks_uri: `${issuer}/keys` };
  void answers().then((body) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
  );
});
let issuer = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${portOf(address).toString()}`;
});
afterAll(() => server.close());

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
};

const claims = { oid: 'alva', auth_time: seconds - 60, exp: seconds + 600, at_hash: half(accessToken) };

const signed = (changes: Readonly<Record<string, unknown>> = {}, key = keys.privateKey, alg = 'RS256') =>
  new SignJWT({ iss: issuer, aud: 'pages', ...claims, ...changes })
    .setProtectedHeader({ alg, kid: 'k' })
    .sign(key);

const signedInAt = async (idToken: string | Promise<string>, from = issuer) =>
  new IdTokens({ clientId: 'pages', userClaim: 'oid', now: () => now }).signedInAt(await idToken, {
    ...{ issuer: from, subject: 'alva', accessToken },
  });

describe('an ID token', () => {
  it('says when its user signed in', async () => {
    expect(await signedInAt(signed())).toEqual(new Date('2026-03-01T08:59:00Z'));
    expect(await signedInAt(signed({ at_hash: undefined, azp: 'pages', aud: ['pages', 'x'] }))).toBeDefined();
  });

  it.each([
    ['of somebody else', { oid: 'bo' }],
    ['that names nobody', { oid: undefined }],
    ['for another client', { aud: 'others' }],
    ['handed to another client', { aud: ['pages', 'others'], azp: 'others' }],
    ['of another issuer', { iss: 'https://issuer.example.com' }],
    ['that has expired', { exp: seconds - 1 }],
    ['of another access token', { at_hash: half('another') }],
    ['that does not say it', { auth_time: undefined }],
  ])('%s says nothing', async (_, changes) => {
    expect(await signedInAt(signed(changes))).toBeUndefined();
  });

  it('of another key, of another algorithm, or that is none, says nothing', async () => {
    expect(await signedInAt(signed({}, otherKeys.privateKey))).toBeUndefined();
    const none = [{ alg: 'none' }, { ...claims, iss: issuer, aud: 'pages' }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    expect(await signedInAt(`${none.join('.')}.`)).toBeUndefined();
    expect(await signedInAt('a.b.c')).toBeUndefined();
  });

  it('can not be looked at while its issuer does not answer, which is worth another try', async () => {
    const gone = 'http://127.0.0.1:1';
    await expect(signedInAt(signed({ iss: gone }), gone)).rejects.toThrow(ServiceBusy);
  });
});
