import { describe, expect, it } from 'vitest';
import {
  boundToOrder,
  checkCertificateRequests,
  oneKeyPerKind,
  requestRules,
} from '../../../domain/certificates/certificate-request-rules.ts';
import { certificateRequest, ownChallenge } from '../../support/certificate-requests.ts';
import { keyPair } from '../../support/x509/keys.ts';

describe('the certificate requests of an order', () => {
  const ofKey = (use: string): string => certificateRequest({ key: keyPair('P-256', use) });

  it('are taken when each has a key of its own', () => {
    const requests = { authentication: ofKey('one'), signature: ofKey('two'), encryption: ofKey('three') };
    expect(() => {
      checkCertificateRequests(requests, ownChallenge);
    }).not.toThrow();
  });

  it.each([
    [{ authentication: ofKey('one'), signature: ofKey('one') }, 'signature'],
    [{ authentication: ofKey('one'), encryption: ofKey('one') }, 'encryption'],
    [{ authentication: ofKey('two'), signature: ofKey('one'), encryption: ofKey('one') }, 'encryption'],
  ])('are refused when two have one key', (requests, kind) => {
    expect(() => {
      checkCertificateRequests(requests, ownChallenge);
    }).toThrow(expect.objectContaining({ members: { kind, rule: oneKeyPerKind.rule } }));
  });

  it('are refused with kind, rule and what is wanted, and nothing of what they hold', () => {
    const refused = certificateRequest({ key: 'RSA-1024' });
    expect(() => {
      checkCertificateRequests({ authentication: certificateRequest(), encryption: refused }, ownChallenge);
    }).toThrow(
      expect.objectContaining({
        name: 'CertificateRequestRefused',
        message: 'encryption: an RSA key has 2048, 3072 or 4096 bits',
        members: { kind: 'encryption', rule: 'rsa-modulus' },
      }),
    );
  });

  it('are held to rules with names of their own and a source', () => {
    const rules = [...requestRules, boundToOrder, oneKeyPerKind];
    expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length);
    for (const { source } of rules) expect(new URL(source).protocol).toBe('https:');
  });
});
