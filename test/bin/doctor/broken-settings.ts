import { DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import { answer, type Broken } from './broken.ts';
import { deployment, describedAuthority, parameters, type Deployed } from './deployed.ts';
import { revocationList, urls } from './web.ts';

const options =
  (change: (all: typeof parameters) => typeof parameters) =>
  ({ mocks }: Deployed): void => {
    mocks.ssm.on(GetParametersByPathCommand).resolves({ Parameters: change(parameters) });
  };

const option = (name: string, Value: string) =>
  options((all) => all.map((each) => (each.Name.endsWith(`options/${name}`) ? { ...each, Value } : each)));

const authority =
  (change: object) =>
  ({ mocks }: Deployed): void => {
    const CertificateAuthority = { ...describedAuthority, ...change };
    mocks.pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority });
  };

const elsewhere = deployment.authorityArn.replace('111122223333', '999988887777');
const [day, longAgo] = ['2026-05-01T00:00:00Z', new Date('2026-02-01T00:00:00Z')];

/** Of options and CA. */
export const brokenSettings: readonly Broken[] = [
  {
    check: 'Options',
    code: 'option-missing',
    says: /qr-delivery/,
    break: options((all) => all.filter(({ Name }) => !Name.endsWith('qr-delivery'))),
  },
  { check: 'Options', code: 'option-invalid', says: /P1D to P5Y/, break: option('validity', 'P10Y') },
  {
    check: 'Options',
    code: 'option-invalid',
    says: /always or choice/,
    break: options((all) =>
      all.map((each) =>
        each.Name.includes('certificates/') && !each.Name.includes('recover')
          ? { ...each, Value: 'never' }
          : each,
      ),
    ),
  },
  {
    check: 'Options',
    code: 'option-unknown',
    says: /options\/qr-deliverie is no option/,
    break: options((all) => [...all, { Name: '/get-mobile-id/options/qr-deliverie', Value: 'email' }]),
  },
  {
    check: 'Validity',
    code: 'validity-too-long',
    says: /the CA ends on 1 May 2026/,
    break: authority({ NotAfter: new Date(day) }),
  },
  {
    check: 'CA',
    code: 'authority-elsewhere',
    says: /account 999988887777 in eu-central-1/,
    examined: { deployment: { ...deployment, authorityArn: elsewhere } },
  },
  {
    check: 'CA',
    code: 'authority-unusable',
    says: /DISABLED: enable it/,
    break: authority({ Status: 'DISABLED' }),
  },
  {
    check: 'CA',
    code: 'authority-unusable',
    says: /GENERAL_PURPOSE/,
    break: authority({ UsageMode: 'SHORT_LIVED_CERTIFICATE' }),
  },
  {
    check: 'CA',
    code: 'authority-unusable',
    says: /SM2/,
    break: authority({ CertificateAuthorityConfiguration: { KeyAlgorithm: 'SM2' } }),
  },
  {
    check: 'CA',
    code: 'authority-ends-soon',
    says: /60 days/,
    break: authority({ NotAfter: new Date(day) }),
  },
  {
    check: 'Revocation list',
    code: 'crl-off',
    says: /--revocation-configuration/,
    break: authority({ RevocationConfiguration: {} }),
  },
  {
    check: 'Revocation list',
    code: 'crl-bucket-differs',
    says: /writes its list to other; the stack may write to lists/,
    break: authority({
      RevocationConfiguration: { CrlConfiguration: { Enabled: true, S3BucketName: 'other' } },
    }),
  },
  {
    check: 'Revocation list',
    code: 'crl-unreachable',
    says: /the answer is 403/,
    break: answer(urls.crl, () => new Response('', { status: 403 })),
  },
  {
    check: 'Revocation list',
    code: 'crl-unreachable',
    says: /http:\/\/lists\.s3\.eu-central-1\.amazonaws\.com\/crl\//,
    break: authority({
      RevocationConfiguration: { CrlConfiguration: { Enabled: true, S3BucketName: 'lists' } },
    }),
  },
  {
    check: 'Revocation list',
    code: 'crl-old',
    says: /2026-02-01/,
    break: async ({ web }) => {
      const list = await revocationList(longAgo);
      web.set(urls.crl, () => new Response(list));
    },
  },
];
