import { X509Certificate } from 'node:crypto';
import * as v from 'valibot';
import {
  operation,
  type ConditionContext,
  type Operation,
  type Permission,
  type Service,
} from '../aws/operation.ts';
import { place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import { crlDays, type LocalAuthority } from './authority.ts';
import { crlName } from './crl-name.ts';
import { AuthoritySchema, GetCertificateSchema, IssueSchema, RevokeSchema } from './requests.ts';

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

const toStatus = (isExpired: boolean, isDisabled: boolean): string => {
  if (isExpired) return 'EXPIRED';
  return isDisabled ? 'DISABLED' : 'ACTIVE';
};

/** What DescribeCertificateAuthority says; moments are in seconds since 1970. */
const describe = ({ arn, family, isDisabled, isExpired, issuing, options }: LocalAuthority) => ({
  Arn: arn,
  OwnerAccount: place.account,
  CreatedAt: seconds(issuing.notBefore),
  Type: 'SUBORDINATE',
  Serial: BigInt(`0x${new X509Certificate(issuing.certificate).serialNumber}`).toString(),
  Status: toStatus(isExpired, isDisabled),
  NotBefore: seconds(issuing.notBefore),
  NotAfter: seconds(issuing.notAfter),
  CertificateAuthorityConfiguration: {
    KeyAlgorithm: options.keyAlgorithm,
    SigningAlgorithm: `SHA256WITH${family}`,
    Subject: issuing.subject,
  },
  RevocationConfiguration: {
    CrlConfiguration: {
      Enabled: true,
      ExpirationInDays: crlDays,
      CustomCname: new URL(options.crlUrl).host,
      S3BucketName: options.crlBucket,
      S3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL',
    },
    OcspConfiguration: { Enabled: false },
  },
  UsageMode: options.usageMode,
});

const checkArn = (arn: string, authority: LocalAuthority): void => {
  if (!/^arn:[\w-]+:acm-pca:[\w-]*:\d*:certificate-authority\/[\w-]+$/.test(arn))
    throw new ServiceError('InvalidArnException', `${arn} is not the ARN of a certificate authority`);
  if (arn !== authority.arn)
    throw new ServiceError('ResourceNotFoundException', `Could not find certificate authority ${arn}`);
};

const checkCertificateArn = (arn: string): void => {
  if (/^arn:[\w-]+:acm-pca:[\w-]*:\d*:certificate-authority\/[\w-]+\/certificate\/\w+$/.test(arn)) return;
  throw new ServiceError('InvalidArnException', `${arn} is not the ARN of a certificate`);
};

/** Makes operations about the one CA out of what each asks for beside its ARN. */
const operationsOn =
  (authority: LocalAuthority) =>
  <Schema extends v.GenericSchema<unknown, v.InferOutput<typeof AuthoritySchema>>>(
    action: string,
    schema: Schema,
    { context, also = [], perform }: About<v.InferOutput<Schema>>,
  ): Operation =>
    operation(schema, {
      permissions: (input) => [
        {
          action: `acm-pca:${action}`,
          resource: input.CertificateAuthorityArn,
          ...(context && { context: context(input) }),
        },
        ...also,
      ],
      perform: (input) => {
        checkArn(input.CertificateAuthorityArn, authority);
        return perform(input);
      },
    });

interface About<Input> {
  readonly context?: (input: Input) => ConditionContext;
  readonly also?: readonly Permission[];
  readonly perform: (input: Input) => unknown;
}

/** The API of AWS Private CA for one CA, as far as the app and its administrators use it. */
export const acmPca = (authority: LocalAuthority): Service => {
  const on = operationsOn(authority);
  const crl = `arn:${place.partition}:s3:::${authority.options.crlBucket}/crl/${crlName(authority.arn)}.crl`;
  const operations = {
    IssueCertificate: on('IssueCertificate', IssueSchema, {
      context: ({ TemplateArn }) => ({ 'acm-pca:TemplateArn': TemplateArn }),
      perform: (input) => ({ CertificateArn: authority.issue(input) }),
    }),
    GetCertificate: on('GetCertificate', GetCertificateSchema, {
      perform: ({ CertificateArn }) => {
        checkCertificateArn(CertificateArn);
        const { pem } = authority.collect(CertificateArn);
        return { Certificate: pem, CertificateChain: authority.chainPem };
      },
    }),
    RevokeCertificate: on('RevokeCertificate', RevokeSchema, {
      // PCA asks of the caller, too, that it may write the CRL:
      // https://docs.aws.amazon.com/privateca/latest/APIReference/API_RevokeCertificate.html
      also: [{ action: 's3:PutObject', resource: crl }],
      perform: ({ CertificateSerial, RevocationReason }) => {
        if (!/^[\da-f]{1,2}(:?[\da-f]{1,2})*$/i.test(CertificateSerial))
          throw new ServiceError('InvalidRequestException', 'The certificate serial number is not valid');
        authority.revoke(CertificateSerial, RevocationReason);
        return {};
      },
    }),
    GetCertificateAuthorityCertificate: on('GetCertificateAuthorityCertificate', AuthoritySchema, {
      perform: () => ({
        Certificate: authority.issuing.certificate,
        CertificateChain: authority.root.certificate,
      }),
    }),
    DescribeCertificateAuthority: on('DescribeCertificateAuthority', AuthoritySchema, {
      perform: () => ({ CertificateAuthority: describe(authority) }),
    }),
    ListCertificateAuthorities: operation(v.strictObject({}), {
      permissions: () => [{ action: 'acm-pca:ListCertificateAuthorities', resource: '*' }],
      perform: () => ({ CertificateAuthorities: [describe(authority)] }),
    }),
  };
  return { name: 'acm-pca', operations };
};
