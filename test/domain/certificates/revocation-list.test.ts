import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findRevocationListUrl, RevocationList } from '../../../domain/certificates/revocation-list.ts';
import { makeAuthority, makePhoneKey } from '../../support/phone-proofs.ts';
import { makeRevocationList, revocationListUrl } from '../../support/revocation-lists.ts';

let authority: Awaited<ReturnType<typeof makeAuthority>>;
let certificate: X509Certificate;
beforeAll(async () => {
  authority = await makeAuthority();
  certificate = new X509Certificate((await makePhoneKey(authority, revocationListUrl)).pem);
});

/** As many serial numbers as somebody wants, of which none is a certificate's. */
const others = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `7f${at.toString(16).padStart(30, '0')}`);

const listOf = async (revoked: readonly string[]) =>
  new RevocationList(await makeRevocationList(authority, { revoked }));

describe('a list of revoked certificates', () => {
  it.each([
    ['empty', 0],
    ['short', 2],
    ['longer than the ASN.1 library reads whole', 2000],
  ])('names the certificates on it and no others when it is %s', async (_, count) => {
    expect((await listOf(others(count))).names(certificate)).toBe(false);
    const { serialNumber } = certificate;
    expect((await listOf([...others(count), serialNumber])).names(certificate)).toBe(true);
    expect((await listOf([serialNumber, ...others(count)])).names(certificate)).toBe(true);
  });

  it('takes no serial number for another that contains it', async () => {
    const { serialNumber } = certificate;
    const near = [`${serialNumber}00`, `01${serialNumber}`, serialNumber.slice(0, -2)];
    expect((await listOf(near)).names(certificate)).toBe(false);
  });

  it('says when the next one comes', async () => {
    const nextUpdate = new Date('2026-03-08T10:00:00Z');
    const list = new RevocationList(await makeRevocationList(authority, { nextUpdate }));
    expect(list.nextUpdate).toEqual(nextUpdate);
    const distant = new Date('2051-01-01T00:00:00Z');
    const later = new RevocationList(await makeRevocationList(authority, { nextUpdate: distant }));
    expect(later.nextUpdate).toEqual(distant);
  });

  it('is signed by its CA and by no other of that name', async () => {
    const list = await listOf(others(3));
    expect(list.isSignedBy(new X509Certificate(authority.pem))).toBe(true);
    expect(list.isSignedBy(new X509Certificate((await makeAuthority()).pem))).toBe(false);
  });

  it('is not signed any more once a byte of it changed', async () => {
    const der = await makeRevocationList(authority, { revoked: others(3) });
    const at = der.indexOf(Buffer.from('7f0000', 'hex'));
    der.writeUInt8(0x7e, at);
    expect(new RevocationList(der).isSignedBy(new X509Certificate(authority.pem))).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a page', Buffer.from('<!doctype html>').toString('hex')],
    ['an empty sequence', '3000'],
    ['a length without end', '30840fffffff'],
    ['a length of unknown form', '3080'],
  ])('is not %s', (_, hex) => {
    expect(() => new RevocationList(Buffer.from(hex, 'hex'))).toThrow(TypeError);
  });

  it('is not taken when it ends before it should', async () => {
    const der = await makeRevocationList(authority, { revoked: others(3) });
    for (let length = 0; length < der.length; length += 7)
      expect(() => new RevocationList(der.subarray(0, length))).toThrow(TypeError);
  });
});

describe('where a certificate says that the list is', () => {
  it('is the address of its distribution point', () => {
    expect(findRevocationListUrl(certificate)).toBe(revocationListUrl);
  });

  it('is nowhere when it has none', () => {
    expect(findRevocationListUrl(new X509Certificate(authority.pem))).toBeUndefined();
  });
});
