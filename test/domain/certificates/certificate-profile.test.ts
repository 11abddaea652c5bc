import { describe, expect, it } from 'vitest';
import { toApiPassthrough } from '../../../lambdas/aws/services/issue-request.ts';
import { certificateProfile } from '../../../domain/certificates/certificate-profile.ts';
import type { Issuance } from '../../../domain/order/order.ts';

const issuance = (subject: Partial<Issuance['subject']> = {}): Issuance => ({
  enteredAt: '2026-03-01T09:00:00.000Z',
  notAfter: '2028-03-01T09:00:00.000Z',
  subject: { commonName: 'Åsta Öberg', email: 'asta.oberg@example.com', ...subject },
});
const windows = {
  upn: 'asta@corp.example.com',
  // With this SID, Windows' own CA made the bytes that the test below wants.
  sid: 'S-1-5-21-666199682-1411342147-2938717855-1001',
};

const askedOf = (...args: Parameters<typeof certificateProfile>) =>
  toApiPassthrough(certificateProfile(...args));
const keyUsage = (Value: string) => ({ ObjectIdentifier: '2.5.29.15', Critical: true, Value });

describe('what ACM PCA is asked for', () => {
  it.each([
    // The values that OpenSSL writes for these usages.
    ['authentication', 'P-256', 'AwIHgA=='],
    ['authentication', 'RSA', 'AwIHgA=='],
    ['signature', 'P-384', 'AwIGwA=='],
    ['signature', 'RSA', 'AwIGwA=='],
    ['encryption', 'P-256', 'AwIDCA=='],
    ['encryption', 'RSA', 'AwIFIA=='],
  ] as const)(
    'for %s with a key of type %s has the critical key usage of its kind',
    (kind, keyType, value) => {
      expect(askedOf(kind, keyType, issuance()).Extensions.CustomExtensions).toEqual([keyUsage(value)]);
    },
  );

  it.each([
    ['authentication', ['CLIENT_AUTH']],
    ['signature', ['EMAIL_PROTECTION']],
    ['encryption', ['EMAIL_PROTECTION']],
  ] as const)('for %s has the extended key usage of its kind', (kind, types) => {
    expect(askedOf(kind, 'P-256', issuance()).Extensions.ExtendedKeyUsage).toEqual(
      types.map((ExtendedKeyUsageType) => ({ ExtendedKeyUsageType })),
    );
  });

  it('lets a user with UPN and SID log on to Windows with the authentication certificate', () => {
    const { Extensions } = askedOf('authentication', 'P-256', issuance(windows));
    expect(Extensions.ExtendedKeyUsage.map(({ ExtendedKeyUsageType: type }) => type)).toEqual([
      'CLIENT_AUTH',
      'SMART_CARD_LOGIN',
    ]);
    expect(Extensions.CustomExtensions).toContainEqual({
      ObjectIdentifier: '1.3.6.1.4.1.311.25.2',
      Critical: false,
      Value: Buffer.from(
        '303fa03d060a2b060104018237190201a02f042d' +
          '532d312d352d32312d3636363139393638322d313431313334323134372d323933383731373835352d31303031',
        'hex',
      ).toString('base64'),
    });
  });

  it.each([
    ['authentication', 'no SID', { upn: windows.upn }],
    ['authentication', 'no UPN', { sid: windows.sid }],
    ['signature', 'both', windows],
    ['encryption', 'both', windows],
  ] as const)('lets nobody log on to Windows with %s and %s', (kind, _, subject) => {
    const { Extensions } = askedOf(kind, 'P-256', issuance(subject));
    expect(Extensions.ExtendedKeyUsage).toHaveLength(1);
    expect(Extensions.CustomExtensions).toHaveLength(1);
  });

  it('names the user by name and employee number', () => {
    expect(askedOf('signature', 'P-256', issuance({ employeeNumber: '4711' })).Subject).toEqual({
      CommonName: 'Åsta Öberg',
      SerialNumber: '4711',
    });
    expect(askedOf('signature', 'P-256', issuance()).Subject).toEqual({ CommonName: 'Åsta Öberg' });
  });

  it('names the user by no more than the 64 characters that a common name may have', () => {
    const commonName = `${'Å'.repeat(63)}e\u0301`;
    expect(askedOf('signature', 'P-256', issuance({ commonName })).Subject.CommonName).toBe('Å'.repeat(63));
  });

  it('has the mail address as alternative name, and the UPN only where somebody signs in with it', () => {
    const mail = { Rfc822Name: 'asta.oberg@example.com' };
    const principal = { OtherName: { TypeId: '1.3.6.1.4.1.311.20.2.3', Value: 'asta@corp.example.com' } };
    for (const kind of ['authentication', 'signature', 'encryption'] as const) {
      const names = (subject: object) =>
        askedOf(kind, 'P-256', issuance(subject)).Extensions.SubjectAlternativeNames;
      expect(names({})).toEqual([mail]);
      expect(names(windows)).toEqual(kind === 'authentication' ? [mail, principal] : [mail]);
    }
  });

  it('ends on a whole second, and never later than the order says', () => {
    const late = { ...issuance(), notAfter: '2028-03-01T09:00:00.999Z' };
    expect(certificateProfile('signature', 'P-256', late).notAfter).toEqual(new Date('2028-03-01T09:00:00Z'));
  });
});
