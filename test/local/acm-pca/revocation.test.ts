import { X509Certificate } from 'node:crypto';
import { RevocationReason } from '@aws-sdk/client-acm-pca';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CRLNumber } from '@peculiar/asn1-x509';
import { X509Certificate as ParsedCertificate, X509Crl, X509CrlReason } from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extensionIds } from '../../../local/acm-pca/x509/extensions.ts';
import { day, RunningAuthority } from './running.ts';

describe('RevokeCertificate of the local cloud', () => {
  let ca: RunningAuthority;
  beforeEach(async () => {
    ca = await RunningAuthority.start();
  });
  afterEach(() => ca.close());

  const serialOf = async (): Promise<string> =>
    new X509Certificate((await ca.certificate()).pem).serialNumber;
  const crl = (): X509Crl => new X509Crl(new Uint8Array(ca.authority.crl()));
  const numberOf = (list: X509Crl): number => {
    const { value } = list.extensions.find(({ type }) => type === extensionIds.crlNumber) ?? {};
    return AsnConvert.parse(value ?? new ArrayBuffer(), CRLNumber).value;
  };

  it('puts a certificate on the CRL, with the moment and the reason', async () => {
    const [revoked, other] = [await serialOf(), await serialOf()];
    await ca.revoke(revoked, 'KEY_COMPROMISE');
    const revokedAt = ca.clock.date();
    ca.clock.advance(day);
    expect(crl().entries).toMatchObject([{ reason: X509CrlReason.keyCompromise }]);
    expect(crl().findRevoked(revoked)?.revocationDate).toEqual(new Date(revokedAt.setUTCMilliseconds(0)));
    expect(crl().findRevoked(other)).toBeNull();
    expect(ca.authority.listIssued()).toMatchObject([
      { serial: revoked, reason: 'KEY_COMPROMISE' },
      { serial: other },
    ]);
    expect(ca.authority.listIssued()[1]).not.toHaveProperty('revokedAt');
  });

  it.each([
    ['UNSPECIFIED', undefined],
    ['CERTIFICATE_AUTHORITY_COMPROMISE', 2],
    ['AFFILIATION_CHANGED', 3],
    ['SUPERSEDED', 4],
    ['CESSATION_OF_OPERATION', 5],
    ['PRIVILEGE_WITHDRAWN', 9],
    ['A_A_COMPROMISE', 10],
  ] as const)('writes the reason %s as code %s', async (reason, code) => {
    const serial = await serialOf();
    await ca.revoke(serial, reason);
    expect(crl().findRevoked(serial)?.reason).toBe(code);
    expect(Object.values(RevocationReason)).toContain(reason);
  });

  it.each([
    ['as node:crypto writes it', (serial: string) => serial],
    ['in lower case', (serial: string) => serial.toLowerCase()],
    ['with colons', (serial: string) => serial.match(/../g)?.join(':') ?? ''],
    ['with zeros in front', (serial: string) => `0000${serial}`],
  ])('takes the serial number %s', async (_, written) => {
    const serial = await serialOf();
    await ca.revoke(written(serial));
    expect(crl().entries).toHaveLength(1);
    await expect(ca.revoke(serial)).rejects.toMatchObject({ name: 'RequestAlreadyProcessedException' });
  });

  it('keeps the first reason when asked again', async () => {
    const serial = await serialOf();
    await ca.revoke(serial, 'SUPERSEDED');
    await expect(ca.revoke(serial, 'KEY_COMPROMISE')).rejects.toThrow('The certificate is revoked already');
    expect(crl().findRevoked(serial)?.reason).toBe(X509CrlReason.superseded);
  });

  it('does not know serial numbers of others, and refuses what is none', async () => {
    const serial = await serialOf();
    const { serialNumber } = new X509Certificate(ca.authority.issuing.certificate);
    await expect(ca.revoke(serialNumber)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(ca.revoke(serial.slice(2))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(ca.revoke('serial')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    expect(crl().entries).toHaveLength(0);
  });

  it('writes CRLs of now, each with a higher number, signed by the CA', async () => {
    const before = crl();
    ca.clock.advance(day);
    const after = crl();
    expect(numberOf(after)).toBeGreaterThan(numberOf(before));
    expect(after.thisUpdate).toEqual(new Date(ca.clock.date().setUTCMilliseconds(0)));
    expect(after.nextUpdate?.getTime()).toBe(after.thisUpdate.getTime() + 7 * day);
    const issuing = new ParsedCertificate(ca.authority.issuing.certificate);
    expect(after.issuer).toBe(issuing.subject);
    await expect(after.verify({ publicKey: issuing.publicKey })).resolves.toBe(true);
    const root = new ParsedCertificate(ca.authority.rootPem);
    const rootCrl = new X509Crl(new Uint8Array(ca.authority.rootCrl()));
    await expect(rootCrl.verify({ publicKey: root.publicKey })).resolves.toBe(true);
    await expect(rootCrl.verify({ publicKey: issuing.publicKey })).resolves.toBe(false);
  });
});
