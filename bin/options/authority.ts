import type { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { AuthorityDescription } from '../../lambdas/aws/services/authority-description.ts';
import { NamedError } from '../../domain/failures/errors.ts';
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
    const { end } = await new AuthorityDescription(pca, Value, now).read();
    return { end };
  } catch (error) {
    if (error instanceof NamedError) return { unknown: error.message };
    return { unknown: error instanceof Error ? error.name : typeof error };
  }
};
