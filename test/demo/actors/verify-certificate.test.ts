import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  basicConstraints,
  derOf,
  keyUsage,
  nameOf,
  pemOf,
  publicKeyInfo,
  signedCertificate,
} from '../../../local/acm-pca/x509/index.ts';
import {
  listFailedChecks,
  verifyCertificate,
  type Evidence,
} from '../../../demo/actors/verify-certificate.ts';
import { keyPair } from '../../support/x509/keys.ts';
import { day, RunningAuthority } from '../../local/acm-pca/running.ts';

const signed = 'signed by the CA, up to the trusted root';
const dates = 'valid now, and so are the CAs';
const authorities = 'issued by CAs, and no CA itself';
const listSigned = 'revocation list signed by the same CA';
const listDates = 'revocation list of now';
const notRevoked = 'not revoked';

const minute = 60_000;

const Address = v.object({ port: v.number() });

/** Bytes with one bit of the byte at a place turned over; places below zero count from the end. */
const tampered = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes.at(at) ?? 0) ^ 1);
const tamperedPem = (pem: string, at: number): string =>
  pemOf('CERTIFICATE', tampered(new Uint8Array(derOf(pem)), at));

describe('Somebody who relies on a certificate', () => {
  let ca: RunningAuthority;
  let other: RunningAuthority;
  let pem: string;
  let serving = true;
  const site = createServer((request, response) => {
    if (serving && request.url === '/crl/issuing.crl') response.end(ca.authority.crl());
    else response.writeHead(404).end();
  });

  beforeAll(async () => {
    await once(site.listen(0, '127.0.0.1'), 'listening');
    const { port } = v.parse(Address, site.address());
    const crlUrl = `http://127.0.0.1:${port.toString()}/crl/issuing.crl`;
    ca = await RunningAuthority.start({ crlUrl });
    other = await RunningAuthority.start({ crlUrl });
  });
  afterAll(async () => {
    site.close();
    await Promise.all([ca.close(), other.close()]);
  });
  beforeEach(async () => {
    ({ pem } = await ca.certificate());
    serving = true;
  });

  const failed = async (changes: Partial<Evidence> = {}): Promise<readonly string[]> => {
    const { chainPem: chain, rootPem: root } = ca.authority;
    return listFailedChecks(await verifyCertificate({ pem, chain, root, now: ca.clock.date(), ...changes }));
  };

  it('accepts it with the list from where it says', async () => {
    expect(await failed()).toEqual([]);
    expect(await failed({ chain: ca.authority.issuing.certificate })).toEqual([]);
  });

  it('refuses it once it is revoked, and no other', async () => {
    const revoked = pem;
    ({ pem } = await ca.certificate());
    await ca.revoke(new X509Certificate(revoked).serialNumber);
    expect(await failed({ pem: revoked })).toEqual([notRevoked]);
    expect(await failed()).toEqual([]);
  });

  it.each([
    ['is not valid yet', -1],
    ['has expired', 366],
  ])('refuses it when it %s', async (_, days) => {
    const now = new Date(ca.clock.now() + days * day);
    expect(await failed({ now })).toContain(dates);
  });

  it('refuses a list that is old, or not of this hour yet', async () => {
    const crl = ca.authority.crl();
    expect(await failed({ crl, now: new Date(ca.clock.now() - 4 * minute) })).toEqual([]);
    expect(await failed({ crl, now: new Date(ca.clock.now() + 8 * day) })).toEqual([listDates]);
    expect(await failed({ crl, now: new Date(ca.clock.now() - 6 * minute) })).toEqual([listDates]);
  });

  it('refuses it where there is no list', async () => {
    serving = false;
    expect(await failed()).toEqual([listSigned, listDates, notRevoked]);
  });

  it('refuses a list that another CA of the same name signed, or nobody', async () => {
    expect(await failed({ crl: other.authority.crl() })).toEqual([listSigned]);
    expect(await failed({ crl: ca.authority.rootCrl() })).toEqual([listSigned]);
    expect(await failed({ crl: tampered(ca.authority.crl(), -1) })).toEqual([listSigned]);
    expect(await failed({ crl: Buffer.from('<html>') })).toEqual([listSigned, listDates, notRevoked]);
  });

  it('refuses what another CA of the same name issued, with its own chain or with ours', async () => {
    const foreign = await other.certificate();
    expect(await failed({ pem: foreign.pem })).toEqual([signed]);
    expect(await failed(foreign)).toContain(signed);
    expect(await failed({ root: other.authority.rootPem })).toContain(signed);
  });

  it('refuses it without the CA between it and the root', async () => {
    expect(await failed({ chain: ca.authority.rootPem })).toContain(signed);
    expect(await failed({ chain: '' })).toContain(signed);
  });

  it('refuses it when it was changed', async () => {
    expect(await failed({ pem: tamperedPem(pem, -1) })).toEqual([signed]);
    const at = derOf(pem).indexOf('asta.oberg@example.com');
    expect(await failed({ pem: tamperedPem(pem, at) })).toEqual([signed]);
  });

  it('refuses what the key of a certificate that is no CA has signed', async () => {
    const [key, now] = [keyPair('P-256'), ca.clock.now()];
    const content = {
      issuer: nameOf({ CommonName: 'Åsta Öberg', SerialNumber: '4711' }),
      subject: nameOf({ CommonName: 'Mallory' }),
      key: publicKeyInfo(key),
      notBefore: new Date(now - day),
      notAfter: new Date(now + day),
      extensions: [basicConstraints(false), keyUsage(1, true)],
    };
    const chain = pem + ca.authority.chainPem;
    expect(await failed({ pem: signedCertificate(content, key), chain, crl: ca.authority.crl() })).toEqual([
      authorities,
      listSigned,
    ]);
    const asCa = signedCertificate({ ...content, extensions: [basicConstraints(true)] }, key);
    expect(await failed({ pem: asCa, chain, crl: ca.authority.crl() })).toContain(authorities);
  });

  it('refuses what is critical and not understood', async () => {
    const CustomExtensions = [{ ObjectIdentifier: '1.2.3.4', Value: 'BQA=', Critical: true }];
    const { pem: strange } = await ca.certificate({ ApiPassthrough: { Extensions: { CustomExtensions } } });
    expect(await failed({ pem: strange })).toEqual(['nothing critical that is not understood']);
  });

  it('refuses what it cannot read', async () => {
    expect(await failed({ pem: 'a certificate' })).toEqual(['readable']);
    expect(await failed({ root: '' })).toEqual(['readable']);
  });
});
