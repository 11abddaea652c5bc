import { join } from 'node:path';
import { IgnoreMode, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  BucketDeployment,
  CacheControl,
  Source,
  type BucketDeploymentProps,
  type ISource,
} from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { brandFolder } from '../../domain/brand/brand.ts';
import { appLinkFiles, appLinksFolder, type AppLinks } from './app-links.ts';
import { acknowledge, acknowledgeArchives, acknowledgePageObjects } from '../nag-acknowledgements.ts';

/** What is uploaded, and where to. */
export interface PageUploadProps {
  readonly bucket: Bucket;
  /** Directory of the built pages. */
  readonly pages: string;
  /** Becomes `/config.json`. Everybody can read it. */
  readonly config: Readonly<Record<string, string>>;
  /** Apps that may open links to the phone page. */
  readonly appLinks: AppLinks;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Uploads the pages when the stack is deployed. Assets come first and stay: their names say what is in them, and
 * a page that is open somewhere goes on loading the parts of its own version. Nothing has to be invalidated,
 * because everything else is asked for anew each time. The brand is the administrator's: no upload touches it.
 */
export class PageUpload extends Construct {
  readonly #props: PageUploadProps;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: PageUploadProps) {
    super(scope, id);
    const { bucket, pages, config, logRetention, removalPolicy } = props;
    const links = appLinkFiles(props.appLinks);
    this.#props = props;
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Log', { retention: logRetention, removalPolicy });
    logGroup.grantWrite(this.#role);
    this.#allow(['s3:ListBucket'], bucket.bucketArn);
    this.#allow(['s3:PutObject', 's3:DeleteObject'], bucket.arnForObjects('*'));
    acknowledgePageObjects(this.#role, bucket.arnForObjects('*'));

    const assets = this.#deployment('Assets', {
      logGroup,
      sources: [Source.asset(join(pages, 'assets'))],
      destinationKeyPrefix: 'assets',
      prune: false,
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const others = this.#deployment('Pages', {
      logGroup,
      sources: [
        Source.asset(pages, { exclude: ['/assets/', '/.vite/'], ignoreMode: IgnoreMode.GIT }),
        Source.jsonData('config.json', config),
      ],
      exclude: ['assets/*', `${brandFolder}/*`, ...(links.size > 0 ? [`${appLinksFolder}/*`] : [])],
      cacheControl: [CacheControl.noCache()],
    });
    others.node.addDependency(assets);
    if (links.size > 0) this.#deployLinks(links, logGroup);
    for (const uploader of findUploaders(Stack.of(this))) acknowledge(uploader, 'page-upload-runtime');
  }

  // One of them has no ending by which its type could be told, and phones take JSON only.
  #deployLinks(links: ReadonlyMap<string, string>, logGroup: LogGroup): void {
    this.#deployment('AppLinks', {
      logGroup,
      sources: [...links].map(([name, content]) => Source.data(name, content)),
      destinationKeyPrefix: appLinksFolder,
      contentType: 'application/json',
      cacheControl: [CacheControl.noCache()],
    });
  }

  #deployment(id: string, props: Omit<BucketDeploymentProps, 'destinationBucket'>): BucketDeployment {
    const deployment = new BucketDeployment(this, id, {
      ...props,
      sources: props.sources.map((source) => this.#readable(source)),
      // @ts-expect-error -- Bucket does not type its optional properties as exactly as its own interface does
      destinationBucket: this.#props.bucket,
      // What it would grant itself is all of the account's assets, and much more of the bucket than it uses.
      role: this.#role.withoutPolicyUpdates(),
      outputObjectKeys: false,
    });
    deployment.node.addDependency(this.#role);
    return deployment;
  }

  #readable(source: ISource): ISource {
    return {
      bind: (scope, context) => {
        const bound = source.bind(scope, context);
        this.#readArchives(bound.bucket.arnForObjects('*.zip'));
        return bound;
      },
    };
  }

  // The same in each deploy: a changed grant takes a while to hold, and the upload runs at once.
  #readArchives(archives: string): void {
    this.#allow(['s3:GetObject'], archives);
    acknowledgeArchives(this.#role, archives);
  }

  #allow(actions: string[], resource: string): void {
    this.#role.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  }
}

// The CDK makes one function of its own for all deployments of a stack, and stands it beside everything else.
const findUploaders = ({ node }: Stack) =>
  node.children.filter(({ node: { id } }) => id.startsWith('Custom::CDKBucketDeployment'));
