import type { CertificateAuthority } from '@aws-sdk/client-acm-pca';
import { RevocationList } from '../../../domain/certificates/revocation-list.ts';
import { AuthorityUnusable } from '../../../domain/failures/process-errors.ts';
import { requireUsable } from '../../../lambdas/aws/services/authority-description.ts';
import { findServiceDomain } from '../../shared/find-service-domain.ts';
import { readMessage } from '../../shared/read-message.ts';
import type { Check, Examined } from '../check.ts';
import { advice, error, warning, when, type Finding } from '../finding.ts';

const day = 86_400_000;

/** Partition, Region and account of an ARN. */
const readPlace = (arn: string): string => {
  const [, partition = '', , region = '', account = ''] = arn.split(':');
  return `account ${account} in ${region} (${partition})`;
};

const elsewhere = ({ deployment: { authorityArn, stateMachineArn } }: Examined): readonly Finding[] =>
  when(readPlace(authorityArn) !== readPlace(stateMachineArn), () =>
    error(
      'authority-elsewhere',
      `The CA is of ${readPlace(authorityArn)}, the stack of ${readPlace(stateMachineArn)}: orders can't use it.`,
      'Deploy with a CA of the same account and Region.',
    ),
  );

const isUsable = async ({ describeAuthority, now }: Examined): Promise<readonly Finding[]> => {
  try {
    const { end } = requireUsable(await describeAuthority());
    const days = Math.floor((end.getTime() - now.getTime()) / day);
    return when(days < 180, () =>
      advice(
        'authority-ends-soon',
        `The certificate of the CA ends in ${days.toString()} days.`,
        'Renew it in time: docs.aws.amazon.com/privateca/latest/userguide/ca-lifecycle.html.',
      ),
    );
  } catch (unusable) {
    if (!(unusable instanceof AuthorityUnusable)) throw unusable;
    return [error('authority-unusable', `${unusable.message}.`, 'No order can start until that is done.')];
  }
};

/** State, kind, key and place of the CA. */
export const authority: Check = {
  name: 'CA',
  expects: 'it is here, active, general purpose, and has a key that orders can use',
  look: async (examined) => {
    const place = elsewhere(examined);
    return place.length > 0 ? place : isUsable(examined);
  },
};

/** Where relying parties find the list of a CA: docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html. */
const crlUrl = ({ deployment, ssm }: Examined, described: CertificateAuthority): string => {
  const { CustomCname, S3BucketName = '' } = described.RevocationConfiguration?.CrlConfiguration ?? {};
  const [, , , region = ''] = deployment.authorityArn.split(':');
  const host = CustomCname ?? `${S3BucketName}.s3.${findServiceDomain(ssm.config, region)}`;
  return `http://${host}/crl/${deployment.authorityArn.split('/')[1] ?? ''}.crl`;
};

const checkConfiguration = (
  { deployment }: Examined,
  described: CertificateAuthority,
): readonly Finding[] => {
  const crl = described.RevocationConfiguration?.CrlConfiguration;
  if (crl?.Enabled !== true)
    return [
      error(
        'crl-off',
        'The CA publishes no certificate revocation list: who relies on certificates does not hear that they are revoked.',
        'Turn it on: aws acm-pca update-certificate-authority --revocation-configuration.',
      ),
    ];
  return when(crl.S3BucketName !== deployment.crlBucketName, () =>
    error(
      'crl-bucket-differs',
      `The CA writes its list to ${crl.S3BucketName ?? 'no bucket'}; the stack may write to ${deployment.crlBucketName}: revoking fails.`,
      'Deploy with the parameter CrlBucketName of that bucket.',
    ),
  );
};

const fetchList = async (examined: Examined, url: string): Promise<readonly Finding[]> => {
  const publish = 'Lead that name to the bucket of the list, for everybody and over plain HTTP.';
  let list: RevocationList;
  try {
    const response = await examined.fetch(url);
    if (!response.ok) throw new Error(`the answer is ${response.status.toString()}`);
    list = new RevocationList(new Uint8Array(await response.arrayBuffer()));
  } catch (problem) {
    const reason = readMessage(problem);
    return [error('crl-unreachable', `Nobody can read the revocation list ${url}: ${reason}.`, publish)];
  }
  const end = list.nextUpdate;
  return when(end < examined.now, () =>
    warning(
      'crl-old',
      `The revocation list ${url} ended ${end.toISOString()}: who relies on it refuses all certificates.`,
      'See in CloudTrail and in the bucket policy why AWS Private CA can not write it.',
    ),
  );
};

/** The list of revoked certificates, as who relies on them sees it. */
export const revocationList: Check = {
  name: 'Revocation list',
  expects: 'the CA publishes one, where everybody can read it',
  look: async (examined) => {
    const described = await examined.describeAuthority();
    const findings = checkConfiguration(examined, described);
    return findings.length > 0 ? findings : fetchList(examined, crlUrl(examined, described));
  },
};
