import { createHash, createPrivateKey, createPublicKey, verify, webcrypto } from 'node:crypto';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { checkPhoneSubmission } from '../../../lambdas/get-mobile-id/deliver/phone-submission.ts';
import { CertificateRequest } from '../../../domain/certificates/certificate-request.ts';
import { checkCertificateRequests } from '../../../domain/certificates/certificate-request-rules.ts';
import { SubmitActivationBody } from '../../../api/phone-schemas.ts';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { derSignature } from '../../../web/phone/keys/certificate-request.ts';
import { decodeBase64 } from '../../../web/phone/keys/encodings.ts';
import { requestKey } from '../../../web/phone/keys/phone-keys.ts';
import { prepareRecord } from '../../../web/phone/order/prepare-record.ts';
import { ownChallenge } from '../../support/certificate-requests.ts';
import { orderIn, secrets } from '../../support/orders.ts';

const { subtle } = webcrypto;
const activation = {
  orderId: orderIn('starting').orderId,
  labels: { userId: 'asta', serverName: 'Mobile ID', profileName: 'MobileID Åsta' },
  kinds: certificateKinds.map((kind) => ({ kind, keyTypes: ['P-256' as const] })),
  stores: ['page' as const],
  challenge: ownChallenge,
  expiresAt: '2026-03-01T09:10:00.000Z',
};
const link = { orderId: activation.orderId, code: secrets.activationCode };
const accepted = { link, activation, phoneName: 'Åstas telefon', store: 'page' as const, startedAt: 0 };
const prepared = await prepareRecord(accepted);
const body = v.parse(v.pipe(v.string(), v.parseJson(), SubmitActivationBody), prepared.body);
const requests = Object.fromEntries(body.certificateRequests.map(({ kind, csr }) => [kind, csr]));

describe('certificate requests of the phone', () => {
  it('break none of the rules of the service', () => {
    expect(() => {
      checkCertificateRequests(requests, ownChallenge);
    }).not.toThrow();
    expect(Object.keys(requests)).toEqual([...certificateKinds]);
  });

  it('are for the keys that the phone keeps', () => {
    for (const { kind, publicKey } of prepared.keys) {
      const requested = new CertificateRequest(requests[kind] ?? '').publicKey;
      const kept = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
      expect(requested.equals(kept)).toBe(true);
    }
  });

  it('say nothing of the user', () => {
    for (const [kind, csr] of Object.entries(requests))
      expect(new CertificateRequest(csr).der.toString('latin1')).toContain(kind);
    expect(prepared.body).not.toContain(activation.labels.userId);
  });
});

describe('the signature of a request', () => {
  const number = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it('is DER with the fewest bytes, whatever its numbers are', () => {
    fc.assert(
      fc.property(number, number, fc.nat(32), (r, s, zeros) => {
        r.fill(0, 0, zeros);
        const der = Buffer.from(derSignature(Uint8Array.of(...r, ...s)));
        const [first, rest] = integer(der.subarray(2));
        const [second, end] = integer(rest);
        expect([...der.subarray(0, 2)]).toEqual([0x30, der.length - 2]);
        expect([first, second]).toEqual([toNumber(r), toNumber(s)]);
        expect(end).toHaveLength(0);
      }),
    );
  });
});

/** Reads an INTEGER as X.690 section 8.3 has it. */
const integer = (der: Buffer): [bigint, Buffer] => {
  const [tag, length = 0, first = 0, second = 0] = der;
  expect(tag).toBe(2);
  expect(length).toBeGreaterThan(0);
  expect(first < 0x80 && (length === 1 || first !== 0 || second >= 0x80)).toBe(true);
  return [toNumber(der.subarray(2, 2 + length)), der.subarray(2 + length)];
};

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

describe('keys of the phone', () => {
  it.each(certificateKinds)('can not be exported: %s', async (kind) => {
    const { key } = await requestKey({ kind, challenge: ownChallenge, isExtractable: false });
    expect(key.privateKey.extractable).toBe(false);
    await expect(subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow();
    await expect(subtle.exportKey('jwk', key.privateKey)).rejects.toThrow();
  });

  it.each(certificateKinds)('can be exported where they go to the system: %s', async (kind) => {
    const { key } = await requestKey({ kind, challenge: ownChallenge, isExtractable: true });
    const pkcs8 = await subtle.exportKey('pkcs8', key.privateKey);
    const { publicKey } = key;
    const exported = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(exported).export({ type: 'spki', format: 'der' });
    expect(spki.toString('base64url')).toBe(publicKey);
  });

  it('sign, for authentication and signature, and do nothing else', async () => {
    const { key } = await requestKey({ kind: 'signature', challenge: ownChallenge, isExtractable: false });
    const data = Buffer.from('to be signed');
    const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, data);
    const publicKey = createPublicKey({
      key: Buffer.from(decodeBase64(key.publicKey)),
      format: 'der',
      type: 'spki',
    });
    expect(
      verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature)),
    ).toBe(true);
    expect(key.privateKey.usages).toEqual(['sign']);
  });

  it('agree on secrets, for encryption, and can not sign any more', async () => {
    const ecdh = { name: 'ECDH', namedCurve: 'P-256' };
    const { key } = await requestKey({ kind: 'encryption', challenge: ownChallenge, isExtractable: false });
    const certified = await subtle.importKey('spki', decodeBase64(key.publicKey), ecdh, true, []);
    const sender = await subtle.generateKey(ecdh, false, ['deriveBits']);
    const [own, theirs] = await Promise.all([
      subtle.deriveBits({ name: 'ECDH', public: sender.publicKey }, key.privateKey, 256),
      subtle.deriveBits({ name: 'ECDH', public: certified }, sender.privateKey, 256),
    ]);
    expect(Buffer.from(own)).toEqual(Buffer.from(theirs));
    expect(key.privateKey).toMatchObject({ algorithm: ecdh, usages: ['deriveBits'] });
  });
});

describe('what the phone sends', () => {
  it('is what the service takes', () => {
    const order = orderIn('awaiting-phone', {
      confirmation: { kinds: [...certificateKinds], at: '2026-03-01T09:00:00.000Z' },
    });
    expect(() => {
      checkPhoneSubmission(order, body, secrets.activationCode);
    }).not.toThrow();
  });

  it('has the hash of the phone secret, never the secret', () => {
    const hash = createHash('sha256').update(prepared.phoneSecret).digest('base64url');
    expect(body.phoneSecretHash).toBe(hash);
    expect(prepared.body).not.toContain(prepared.phoneSecret);
    expect(Buffer.from(prepared.phoneSecret, 'base64url')).toHaveLength(32);
  });

  it('has no request for a kind whose key comes from the service', async () => {
    const kinds = activation.kinds.map(({ kind, keyTypes }) => ({
      kind,
      keyTypes: kind === 'encryption' ? [] : keyTypes,
    }));
    const { keys } = await prepareRecord({ ...accepted, activation: { ...activation, kinds } });
    expect(keys.map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
  });

  it('has a transport key that can not be exported', () => {
    expect(prepared.transportKey).toMatchObject({ extractable: false, type: 'private' });
    expect(Object.keys(body.transportKey)).toEqual(['kty', 'crv', 'x', 'y']);
  });
});
