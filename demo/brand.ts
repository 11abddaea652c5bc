import { fileURLToPath } from 'node:url';
import { SSMClient } from '@aws-sdk/client-ssm';
import { PageBucket } from '../bin/brand/bucket.ts';
import { prepareBrand } from '../bin/brand/prepare.ts';
import { publishBrand } from '../bin/brand/publish.ts';
import { readDeployment } from '../bin/shared/deployment.ts';
import { adminClient } from '../local/index.ts';
import type { DemoCloud } from './cloud.ts';

/** The brand of a company that there is not, as an example of one. */
export const demoBrand = fileURLToPath(new URL('brand', import.meta.url));

/** The bucket of a local site's pages, as its administrator reaches it. */
export const openPageBucket = async ({ endpoints }: Pick<DemoCloud, 'endpoints'>): Promise<PageBucket> => {
  const ssm = new SSMClient(adminClient(endpoints.aws));
  const { pageBucketName = '' } = await readDeployment(ssm, endpoints.optionsPath);
  return new PageBucket(ssm, pageBucketName, endpoints.aws);
};

/** Gives pages and mails the brand of the made-up company. */
export const showDemoBrand = async (cloud: Pick<DemoCloud, 'endpoints'>): Promise<void> =>
  publishBrand(await openPageBucket(cloud), await prepareBrand(demoBrand));
