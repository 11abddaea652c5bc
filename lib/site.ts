import { Annotations, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  Distribution,
  HttpVersion,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  type BehaviorOptions,
  type DistributionProps,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { Configuration } from './configuration.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';
import type { SignIn } from './sign-in.ts';
import { apiBehavior, pageBehavior, uncachedErrors } from './site/behaviors.ts';
import { PageUpload, type PageUploadProps } from './site/page-upload.ts';
import { responseHeaders } from './site/response-headers.ts';

/** What the site is made of. */
export interface SiteProps {
  readonly configuration: Pick<Configuration, 'domainName' | 'certificateArn' | 'webAclArn'>;
  readonly api: Pick<Api, 'host'>;
  readonly signIn: Pick<SignIn, 'endpoints'>;
  readonly removalPolicy: RemovalPolicy;
}

/** The one origin of users and phones: both pages from a private bucket, and the API under `/api/`. */
export class Site extends Construct {
  /** Origin of the pages. */
  readonly url: string;
  /** Name of the bucket of the pages. */
  readonly bucketName: string;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { domainName } = props.configuration;
    this.#bucket = this.#pageBucket(props.removalPolicy);
    this.bucketName = this.#bucket.bucketName;
    const { distributionDomainName: host } = this.#distribution(props);
    this.url = `https://${domainName ?? host}`;
    output(this, 'SiteUrl', 'The Self-Service page', `${this.url}/`);
    if (domainName !== undefined)
      output(this, 'SiteHost', `What the DNS name ${domainName} has to stand for (CNAME or alias)`, host);
  }

  /**
   * Uploads the pages at each deploy.
   * @param props the pages, and their configuration, which may name the site itself
   */
  upload(props: Omit<PageUploadProps, 'bucket'>): void {
    new PageUpload(this, 'Upload', { ...props, bucket: this.#bucket });
  }

  // Without versions: what is in it comes out of a commit, and goes back with a deploy of an older one.
  #pageBucket(removalPolicy: RemovalPolicy): Bucket {
    const isDestroyed = removalPolicy === RemovalPolicy.DESTROY;
    const bucket = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // CloudFormation deletes no bucket with something in it, not even one of a first deploy that failed.
      removalPolicy: isDestroyed ? removalPolicy : RemovalPolicy.RETAIN,
      autoDeleteObjects: isDestroyed,
    });
    acknowledge(bucket, 'page-bucket-log');
    return bucket;
  }

  #distribution({ configuration, api, signIn }: SiteProps): Distribution {
    const headers = responseHeaders(this, signIn.endpoints);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${Stack.of(this).stackName}: Self-Service, phone page and API`,
      ...this.#ownDomain(configuration),
      ...(configuration.webAclArn !== undefined && { webAclId: configuration.webAclArn }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      defaultBehavior: pageBehavior(this, { origin: this.#pageOrigin(), headers }),
      additionalBehaviors: { '/api/*': apiBehavior({ host: api.host, headers }) },
      errorResponses: uncachedErrors,
    });
    Annotations.of(distribution).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'The root has an object, so that no request lists the bucket.',
    );
    acknowledge(distribution, 'site-everywhere', 'site-access-log');
    if (configuration.webAclArn === undefined) acknowledge(distribution, 'site-firewall');
    if (configuration.domainName === undefined) acknowledge(distribution, 'site-certificate');
    return distribution;
  }

  #ownDomain({ domainName, certificateArn }: SiteProps['configuration']): Partial<DistributionProps> {
    if (domainName === undefined || certificateArn === undefined) return {};
    return {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  #pageOrigin(): BehaviorOptions['origin'] {
    // @ts-expect-error -- Bucket does not type its optional properties as exactly as its own interface does
    return S3BucketOrigin.withOriginAccessControl(this.#bucket, {
      // Such names are shared by all Regions of an account.
      originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
        originAccessControlName: `${Stack.of(this).stackName}-${Aws.REGION}`,
      }),
      // S3 tells only who may list a bucket that it has no such object; to others, it forbids it.
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
  }
}
