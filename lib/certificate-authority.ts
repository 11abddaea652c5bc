import { Aws } from 'aws-cdk-lib';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { certificateTemplateArn } from '../domain/certificates/certificate-template.ts';
import type { EntryPoint } from './entry-point.ts';
import { acknowledgeCrlObjects } from './nag-acknowledgements.ts';
import type { AuthorityLocation } from './parameters.ts';

/** The CA to use. */
export interface CertificateAuthorityProps extends AuthorityLocation {
  /** The parameter that says which CA it is. */
  readonly parameterName: string;
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

  /** Lets a function ask what the CA is: whether it is active, its key, its end. */
  grantDescribe(entryPoint: EntryPoint): void {
    const { arn } = this.#props;
    entryPoint.addToRolePolicy({ actions: ['acm-pca:DescribeCertificateAuthority'], resources: [arn] });
    entryPoint.addEnvironment({ CA_ARN: arn });
  }

  /** Lets a function fetch certificates that the CA issued. */
  grantCollect(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'acm-pca:GetCertificate');
  }

  /** Lets a function revoke certificates; ACM PCA asks of the caller that it may write the revocation list. */
  grantRevoke(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'acm-pca:RevokeCertificate');
    const objects = `arn:${Aws.PARTITION}:s3:::${this.#props.crlBucketName}/*`;
    entryPoint.addToRolePolicy({ actions: ['s3:PutObject'], resources: [objects] });
    acknowledgeCrlObjects(entryPoint, objects);
  }

  #grant(entryPoint: EntryPoint, action: string, conditions?: PolicyStatementProps['conditions']): void {
    const { arn } = this.#props;
    entryPoint.addToRolePolicy({ actions: [action], resources: [arn], ...(conditions && { conditions }) });
    entryPoint.addEnvironment({ CA_ARN: arn });
  }
}
