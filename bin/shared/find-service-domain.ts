import type { SSMClient } from '@aws-sdk/client-ssm';

/**
 * What comes after a service's name in the name of its host, such as `eu-central-1.amazonaws.com`: the partitions of
 * AWS (China, GovCloud and others) have domains of their own, which the SDK knows.
 * @param config of any client; that of Parameter Store, which every tool here has
 */
export const findServiceDomain = (
  { endpointProvider }: Pick<SSMClient['config'], 'endpointProvider'>,
  region: string,
): string => {
  const { url } = endpointProvider({ Region: region, UseDualStack: false, UseFIPS: false });
  return url.hostname.slice(url.hostname.indexOf('.') + 1);
};
