/**
 * How the SDK finds its credentials inside a Lambda function: in the environment, and nowhere else. Bundles hold
 * this in place of `@aws-sdk/credential-provider-node`, whose other ways (profiles, single sign-on, instance
 * metadata, each with clients of its own) weigh more than all the rest of a small function.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export const defaultProvider = () => (): Promise<Credentials> => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return Promise.reject(new Error('The environment holds no AWS credentials'));
  return Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) });
};

/** Credentials as the SDK takes them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
