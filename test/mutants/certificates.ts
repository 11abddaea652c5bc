import { requestRules, oneKeyPerKind } from '../../domain/certificates/certificate-request-rules.ts';
import { issuedCertificateChecks } from '../../domain/certificates/issued-certificate-checks.ts';
import type { Mutant } from './mutant.ts';

const requestMutants = [...requestRules, oneKeyPerKind].map(({ rule, says }): Mutant => ({
  rule: `certificate request: ${says}`,
  file: 'domain/certificates/certificate-request-rules.ts',
  find: 'if (!isTrue(() => holds(subject)))',
  replace: `if (rule !== '${rule}' && !isTrue(() => holds(subject)))`,
  tests: ['test/issue/certificate-request-rules'],
}));

const checkMutants = issuedCertificateChecks.map(({ check }): Mutant => ({
  rule: `issued certificate is checked: ${check}`,
  file: 'domain/certificates/issued-certificate-checks.ts',
  find: 'if (!attempt(check, () => holds(issued, asked)))',
  replace: `if (check !== '${check}' && !attempt(check, () => holds(issued, asked)))`,
  tests: ['test/issue/issued-certificate-checks', 'test/issue/issuer-checks'],
}));

const profile = (rule: string, find: string, replace: string, file = 'certificate-profile.ts'): Mutant => ({
  rule: `certificate: ${rule}`,
  file: `lambdas/issue/${file}`,
  find,
  replace,
  tests: ['test/issue/certificate-profile'],
});

const usage = (kind: string, find: RegExp, replace: string): Mutant => ({
  rule: `certificate: usages of ${kind}`,
  file: 'domain/certificates/certificate-kinds.ts',
  find,
  replace,
  tests: ['test/issue/certificate-profile'],
});

const profileMutants: readonly Mutant[] = [
  usage('authentication', /(authentication: \{\s+keyUsageEc: \[)/, "$1'nonRepudiation', "),
  usage(
    'authentication (extended)',
    /(authentication: \{[^}]*extendedKeyUsage: \[)/,
    "$1'emailProtection', ",
  ),
  usage('signature', /(signature: \{\s+keyUsageEc: \['digitalSignature'), 'nonRepudiation'/, '$1'),
  usage('signature (extended)', /(signature: \{[^}]*extendedKeyUsage: \[)/, "$1'clientAuth', "),
  usage('encryption with an EC key', /keyUsageEc: \['keyAgreement'\]/, "keyUsageEc: ['keyEncipherment']"),
  usage('encryption with an RSA key', /keyUsageRsa: \['keyEncipherment'\]/, "keyUsageRsa: ['keyAgreement']"),
  profile('key usage is critical', 'critical: true', 'critical: false', 'certificate-extensions.ts'),
  profile('no smart card logon without UPN', 'upn !== undefined && ', ''),
  profile('no smart card logon without SID', ' && sid !== undefined', ''),
  profile('the account’s SID for smart card logon', ', securityIdentifierExtension(sid)]', ']'),
  profile('common name of 64 characters at most', 'longestCommonName = 64', 'longestCommonName = 65'),
  profile('employee number as serialNumber', 'serialNumber: employeeNumber', 'serialNumber: undefined'),
  profile('ends on a whole second', 'Date(Math.floor(Date.parse(moment) / 1000) * 1000)', 'Date(moment)'),
  profile('mail address as SAN', '{ Rfc822Name: profile.email }', "{ Rfc822Name: '' }", 'api-passthrough.ts'),
  profile('UPN as SAN', 'upn === undefined ? []', 'upn !== undefined ? []', 'api-passthrough.ts'),
  {
    rule: 'certificate: the template that takes nothing from the request',
    file: 'domain/certificates/certificate-template.ts',
    find: 'BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough',
    replace: 'BlankEndEntityCertificate_CriticalBasicConstraints_APICSRPassthrough',
    tests: ['test/shared/aws/certificate-authority'],
  },
  {
    rule: 'common name is never cut through a letter',
    file: 'domain/text.ts',
    find: "granularity: 'grapheme'",
    replace: "granularity: 'word'",
    tests: ['test/shared/model/text'],
  },
];

/** Rules of what certificates say and of the requests that they are issued for. */
export const certificateMutants: readonly Mutant[] = [...requestMutants, ...checkMutants, ...profileMutants];
