import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import * as v from 'valibot';

/** What an administrator's tools have to know of a deployment; nothing secret, nothing personal. */
export const DeploymentSchema = v.object({
  stackName: v.string(),
  /** Origin of the pages; the API stands under `/api` there. */
  siteUrl: v.string(),
  /** What tokens name as `iss`. */
  issuer: v.string(),
  /** The pages as a client of the issuer. */
  clientId: v.string(),
  /** The scope that access tokens need, and what the pages ask for to get it. */
  scope: v.string(),
  requestedScope: v.string(),
  /** The claim that identifies a user. */
  userClaim: v.string(),
  /** Where the stack has a user pool of its own. */
  userPoolId: v.optional(v.string()),
  senderAddress: v.string(),
  /** The bucket of the pages; a deploy of an earlier release did not say. */
  pageBucketName: v.optional(v.string()),
  authorityArn: v.string(),
  crlBucketName: v.string(),
  stateMachineArn: v.string(),
  /** The process that locks mobile IDs; deployments of early releases have none. */
  lockStateMachineArn: v.optional(v.string()),
  tables: v.object({
    directory: v.string(),
    orders: v.string(),
    mobileIds: v.string(),
    coordination: v.string(),
    encryptionKeys: v.string(),
    /** Deployments of early releases have none, or did not say. */
    publicKeys: v.optional(v.string()),
  }),
});

/** A deployment as its administrator's tools know it. */
export type Deployment = Readonly<v.InferOutput<typeof DeploymentSchema>>;

/**
 * The parameter that holds it. It stands beside the options, not among them: each deploy writes it, nobody else.
 * @param optionsPath path of the deployment's options, without a slash at its end
 */
export const deploymentParameterName = (optionsPath: string): string => `${optionsPath}-deployment`;

/**
 * Tells an administrator's tools where everything is.
 * @param construct whose stack it is about
 * @param optionsPath path of the deployment's options
 */
export const writeDeploymentParameter = (
  construct: Construct,
  optionsPath: string,
  deployment: Deployment,
): void => {
  new StringParameter(construct, 'DeploymentParameter', {
    parameterName: deploymentParameterName(optionsPath),
    description: 'Where this deployment is, for the tools of its administrator; written by each deploy',
    stringValue: JSON.stringify(deployment),
  });
};
