import { Aws } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { certificateTemplateArn } from '../domain/certificates/certificate-kinds.ts';
import { alarmPeriod, type Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import type { EntryPoint } from './entry-point.ts';
import { acknowledgeCrlObjects } from './nag-acknowledgements.ts';
import type { AuthorityLocation } from './parameters.ts';

/** The CA to use. */
export interface CertificateAuthorityProps extends AuthorityLocation {
  /** The parameter that says which CA it is. */
  readonly parameterName: string;
  readonly configuration: Pick<Configuration, 'crlKeyArn' | 'certificatesPerSecond'>;
  readonly alarms: Alarms;
}

/** The private CA, wherever it was made. */
export class CertificateAuthority extends Construct {
  readonly #props: CertificateAuthorityProps;

  constructor(scope: Construct, id: string, props: CertificateAuthorityProps) {
    super(scope, id);
    this.#props = props;
    new StringParameter(this, 'Parameter', {
      parameterName: props.parameterName,
      description:
        'The CA that Get mobile ID uses, for the tools of its administrator; written by each deploy',
      stringValue: props.arn,
    });
    // The CA tries again every quarter of an hour
    // (docs.aws.amazon.com/privateca/latest/APIReference/API_RevokeCertificate.html).
    props.alarms.addAlarm(this, 'RevocationListUnwritten', {
      metric: new Metric({
        namespace: 'AWS/ACMPrivateCA',
        metricName: 'MisconfiguredCRLBucket',
        dimensionsMap: { PrivateCAArn: props.arn },
        statistic: Stats.SUM,
        period: alarmPeriod,
      }),
      meaning:
        'The CA cannot write its revocation list into the bucket: relying parties go on accepting what is revoked, and nothing once the last list has run out',
    });
  }

  /**
   * Lets a function ask for certificates, by the one template that takes subject and extensions from the
   * request and makes no CA of anybody.
   */
  grantIssue(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'acm-pca:IssueCertificate', {
      StringEquals: { 'acm-pca:TemplateArn': certificateTemplateArn(Aws.PARTITION) },
    });
  }

  /** The same for a function that keeps to the turns at the CA: so many certificates a second, over all orders. */
  grantIssueInTurn(entryPoint: EntryPoint): void {
    this.grantIssue(entryPoint);
    const { certificatesPerSecond } = this.#props.configuration;
    entryPoint.addEnvironment({ CERTIFICATES_PER_SECOND: certificatesPerSecond.toString() });
  }

  /** Lets a function ask what the CA is: whether it is active, its key, its end. */
  grantDescribe(entryPoint: EntryPoint): void {
    const { arn } = this.#props;
    entryPoint.addToRolePolicy({ actions: ['acm-pca:DescribeCertificateAuthority'], resources: [arn] });
    entryPoint.addEnvironment({ CA_ARN: arn });
  }

  /** Lets a function fetch the CA's own certificate, and those above it. */
  grantReadChain(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'acm-pca:GetCertificateAuthorityCertificate');
  }

  /** Lets a function fetch certificates that the CA issued. */
  grantCollect(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'acm-pca:GetCertificate');
  }

  /**
   * Lets a function revoke certificates; ACM PCA asks of the caller that it may write the revocation list, and does not
   * say whether that is with its access control list, as its own right is
   * (docs.aws.amazon.com/privateca/latest/APIReference/API_RevokeCertificate.html).
   */
  grantRevoke(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'acm-pca:RevokeCertificate');
    const { crlBucketName, configuration } = this.#props;
    const { crlKeyArn } = configuration;
    const objects = `arn:${Aws.PARTITION}:s3:::${crlBucketName}/*`;
    entryPoint.addToRolePolicy({ actions: ['s3:PutObject', 's3:PutObjectAcl'], resources: [objects] });
    acknowledgeCrlObjects(entryPoint, objects);
    if (crlKeyArn === undefined) return;
    // docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    entryPoint.addToRolePolicy({
      actions: ['kms:GenerateDataKey'],
      resources: [crlKeyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
    });
  }

  #grant(entryPoint: EntryPoint, action: string, conditions?: PolicyStatementProps['conditions']): void {
    const { arn } = this.#props;
    entryPoint.addToRolePolicy({ actions: [action], resources: [arn], ...(conditions && { conditions }) });
    entryPoint.addEnvironment({ CA_ARN: arn });
  }
}
