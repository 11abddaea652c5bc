import { toApiPassthrough } from '../../lambdas/aws/services/issue-request.ts';
import { certificateProfile } from '../../domain/certificates/certificate-profile.ts';
import { checkIssuedCertificate, type Asked } from '../../domain/certificates/issued-certificate-checks.ts';
import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';
import { certificateTemplateArn } from '../../domain/certificates/certificate-kinds.ts';
import { CertificateWrong } from '../../domain/failures/process-errors.ts';
import { certificateRequest } from './certificate-requests.ts';
import { later, start, user } from './orders.ts';
import { TestCa, type Deviation } from './test-ca.ts';
import { keyPair } from './x509/keys.ts';

/** The CA that issues. */
export const ca = new TestCa();

/** What the CA was asked for: a certificate of `asta`, with changes, for a P-256 key, five seconds ago. */
export const asked = (
  kind: CertificateKind = 'authentication',
  changes: Partial<ReturnType<typeof user>> = {},
): Asked => ({
  profile: certificateProfile(kind, 'P-256', {
    enteredAt: start.toISOString(),
    notAfter: later(730 * 86_400).toISOString(),
    subject: { ...user(), ...changes },
  }),
  publicKey: keyPair('P-256').publicKey,
  requestedAt: start,
  now: later(5),
});

/** What the CA hands out for that: as asked, but for a deviation. */
export const issue = (deviation: Deviation = {}, kind?: CertificateKind) => {
  const { profile } = asked(kind);
  const input = {
    CertificateAuthorityArn: undefined,
    Csr: Buffer.from(certificateRequest()),
    SigningAlgorithm: 'SHA256WITHECDSA' as const,
    TemplateArn: certificateTemplateArn('aws'),
    ApiPassthrough: toApiPassthrough(profile),
    Validity: { Type: 'ABSOLUTE' as const, Value: profile.notAfter.getTime() / 1000 },
  };
  return ca.issue(input, { notBefore: later(-3600), ...deviation });
};

/** The check that an issued certificate fails; `none` when it passes all. */
export const failedCheck = (issued: { pem: string; chain: string }, by: Asked = asked()): string => {
  try {
    checkIssuedCertificate(issued, by);
    return 'none';
  } catch (error) {
    if (error instanceof CertificateWrong) return error.message.replace(/.*: /, '');
    throw error;
  }
};
