import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import {
  DeploymentSchema,
  deploymentParameterName,
  type Deployment,
} from '../../lib/deployment-parameter.ts';
import { resolveReach, type ReachFlags } from './reach.ts';

/**
 * Reads where a deployment is.
 * @param optionsPath path of its options
 * @throws {Error} there is none; says what to look at
 */
export const readDeployment = async (ssm: SSMClient, optionsPath: string): Promise<Deployment> => {
  const Name = deploymentParameterName(optionsPath);
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
    return v.parse(v.pipe(v.string(), v.parseJson(), DeploymentSchema), Parameter?.Value);
  } catch (error) {
    if (!(error instanceof ParameterNotFound) && !(error instanceof v.ValiError)) throw error;
    const region = await ssm.config.region();
    throw new Error(
      `${error instanceof v.ValiError ? 'Not readable' : 'Not found'} in ${region}: parameter ${Name}. Is this the account and the Region (AWS_REGION) of the stack, and --stack its name? A stack of an earlier release has to be deployed again first.`,
      { cause: error },
    );
  }
};

/**
 * Reaches the deployment that the flags name.
 * @returns where it is, and what the SDK's clients take
 * @throws {Error} there is none; says what to look at
 */
export const reachDeployment = async (flags: ReachFlags) => {
  const { client, optionsPath } = resolveReach(flags);
  const ssm = new SSMClient(client);
  return { client, optionsPath, ssm, deployment: await readDeployment(ssm, optionsPath) };
};
