import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { CfnCertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type DistributionProps,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { stackSuffix } from './physical-names.ts';

/** Where relying parties look for the lists. */
export type CrlSiteProps = Pick<Configuration, 'stackName' | 'crlDomainName' | 'crlCertificateArn'>;

/** Where revocation lists are published: a private bucket that CAs write to, read through CloudFront over HTTP. */
export class CrlSite extends Construct {
  readonly bucket: Bucket;
  /** Name under which relying parties reach the lists. */
  readonly host: string;
  /** Host of the distribution, to which `host` has to lead. */
  readonly distributionHost: string;

  constructor(scope: Construct, id: string, props: CrlSiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // CAs write a test file as they are made, and CloudFormation deletes no bucket with something in it.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.bucket, 'crl-bucket-log');
    this.#letAuthoritiesWrite();
    this.bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.distributionHost = this.#distribution(props).distributionDomainName;
    this.host = props.crlDomainName ?? this.distributionHost;
  }

  /** What a CA has to know to publish here. */
  get configuration(): CfnCertificateAuthority.CrlConfigurationProperty {
    return {
      enabled: true,
      expirationInDays: 7,
      s3BucketName: this.bucket.bucketName,
      // The default, a public list, fails on a bucket that blocks public access.
      s3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL',
      customCname: this.host,
    };
  }

  // docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html
  #letAuthoritiesWrite(): void {
    const byAuthority = {
      principals: [new ServicePrincipal('acm-pca.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        ...byAuthority,
        actions: ['s3:PutObject', 's3:PutObjectAcl'],
        resources: [this.bucket.arnForObjects('*')],
      }),
    );
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        ...byAuthority,
        actions: ['s3:GetBucketAcl', 's3:GetBucketLocation'],
        resources: [this.bucket.bucketArn],
      }),
    );
  }

  // The names are shared by all Regions, and stay taken when the stack is deleted.
  #distribution(props: CrlSiteProps): Distribution {
    const name = `${props.stackName}-crls-${stackSuffix()}`;
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Certificate revocation lists',
      ...this.#ownDomain(props),
      defaultBehavior: {
        // @ts-expect-error -- Bucket does not type its optional properties as exactly as its own interface does
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
            originAccessControlName: name,
          }),
        }),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        viewerProtocolPolicy: ViewerProtocolPolicy.ALLOW_ALL,
        cachePolicy: new CachePolicy(this, 'Caching', {
          cachePolicyName: name,
          comment: 'A revocation is to be seen soon after the CA published it',
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.minutes(5),
          maxTtl: Duration.minutes(5),
        }),
      },
    });
    acknowledge(distribution, 'crl-everywhere', 'crl-firewall', 'crl-access-log', 'crl-plain-http');
    return distribution;
  }

  #ownDomain({ crlDomainName, crlCertificateArn }: CrlSiteProps): Partial<DistributionProps> {
    if (crlDomainName === undefined || crlCertificateArn === undefined) return {};
    return {
      domainNames: [crlDomainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', crlCertificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}
