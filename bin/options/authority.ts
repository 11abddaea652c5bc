import type { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { AuthorityEnd } from '../../lambdas/aws/services/authority-end.ts';
import { ServiceBusy } from '../../domain/failures/process-errors.ts';
import { authorityParameterName } from '../../lib/authority-parameter.ts';

/** How an administrator reaches a deployment. */
export interface AdministratorClients {
  readonly ssm: SSMClient;
  readonly pca: ACMPCAClient;
}

/** The end of a CA, or why nobody could tell. */
export type AskedEnd = { readonly end: Date } | { readonly unknown: string };

/**
 * Asks when the CA of a deployment ends. An administrator who may not ask may still change options: the deployment
 * checks each change itself.
 * @param optionsPath path of the deployment's options
 */
export const askAuthorityEnd = async (
  { ssm, pca }: AdministratorClients,
  optionsPath: string,
  now: () => Date,
): Promise<AskedEnd> => {
  try {
    const Name = authorityParameterName(optionsPath);
    const { Parameter: { Value = '' } = {} } = await ssm.send(new GetParameterCommand({ Name }));
    return { end: await new AuthorityEnd(pca, Value, now).read() };
  } catch (error) {
    if (error instanceof ServiceBusy) return { unknown: error.message };
    return { unknown: error instanceof Error ? error.name : typeof error };
  }
};
