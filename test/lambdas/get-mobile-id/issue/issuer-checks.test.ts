import type { Extension } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import { toApiPassthrough } from '../../../../lambdas/aws/services/issue-request.ts';
import { certificateProfile } from '../../../../domain/certificates/certificate-profile.ts';
import { checkIssuedCertificate } from '../../../../domain/certificates/issued-certificate-checks.ts';
import { CertificateWrong } from '../../../../domain/failures/process-errors.ts';
import { toExtensions } from '../../../../local/acm-pca/requested-extensions.ts';
import {
  basicConstraints,
  keyIdentifiers,
  nameOf,
  publicKeyInfo as spki,
  signedCertificate,
} from '../../../../local/acm-pca/x509/index.ts';
import { later, start, user } from '../../../support/orders.ts';
import { keyPair } from '../../../support/x509/keys.ts';

const keys = {
  phone: keyPair('P-256'),
  ca: keyPair('P-256', 'issuers CA'),
  root: keyPair('P-256', 'issuers root'),
};
const profile = certificateProfile('signature', 'P-256', {
  enteredAt: start.toISOString(),
  notAfter: later(86_400).toISOString(),
  subject: user(),
});
const name = (CommonName: string) => nameOf({ CommonName });
const always = { notBefore: new Date('2020-01-01'), notAfter: new Date('2040-01-01') };

/** How the CA's certificate differs from that of a CA. */
interface IssuerOptions {
  readonly named?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly extensions?: readonly Extension[];
}

const root = signedCertificate(
  {
    issuer: name('Root'),
    subject: name('Root'),
    key: spki(keys.root),
    ...always,
    extensions: [basicConstraints(true)],
  },
  keys.root,
);

const issuer = ({ named = 'CA', extensions = [basicConstraints(true)], ...validity }: IssuerOptions) =>
  signedCertificate(
    { issuer: name('Root'), subject: name(named), key: spki(keys.ca), ...always, ...validity, extensions },
    keys.root,
  );

const leaf = () => {
  const passthrough = toApiPassthrough(profile);
  return signedCertificate(
    {
      issuer: name('CA'),
      subject: nameOf(passthrough.Subject),
      key: spki(keys.phone),
      notBefore: later(-3600),
      notAfter: profile.notAfter,
      extensions: [
        basicConstraints(false),
        ...keyIdentifiers(spki(keys.phone), spki(keys.ca)),
        ...toExtensions(passthrough),
      ],
    },
    keys.ca,
  );
};

const check = (options: IssuerOptions = {}) => {
  const asked = { profile, publicKey: keys.phone.publicKey, requestedAt: start, now: later(5) };
  return checkIssuedCertificate({ pem: leaf(), chain: issuer(options) + root }, asked);
};

describe('the issuer of a certificate', () => {
  it('passes when it is a CA, now, of the name and key that signed', () => {
    expect(check().notAfter).toBe(profile.notAfter.toISOString());
  });

  it.each<[string, string, IssuerOptions]>([
    ['has another name', 'chain', { named: 'Other CA' }],
    ['is no CA', 'issuers', { extensions: [basicConstraints(false)] }],
    ['says nothing of being a CA', 'issuers', { extensions: [] }],
    ['has expired', 'issuers', { notAfter: later(4) }],
    ['is not valid yet', 'issuers', { notBefore: later(6) }],
  ])('that %s fails the check %s', (_, failed, options) => {
    expect(() => check(options)).toThrow(new CertificateWrong(failed));
  });
});
