import type { CredentialVariables } from '../aws/credentials.ts';
import { place } from '../aws/place.ts';
import type { FunctionDefinition } from './function-definition.ts';

/**
 * All that a function finds in its environment; it sees nothing of the laptop's.
 * @param endpoint URL of the local cloud's AWS endpoint
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export const buildEnvironment = (
  { name, MemorySize, LoggingConfig, Environment }: FunctionDefinition,
  endpoint: string,
  credentials: CredentialVariables,
): Readonly<Record<string, string>> => {
  const { LogGroup = `/aws/lambda/${name}`, LogFormat, ApplicationLogLevel } = LoggingConfig;
  return {
    ...Environment.Variables,
    AWS_REGION: place.region,
    AWS_ENDPOINT_URL: endpoint,
    ...credentials,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: MemorySize.toString(),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: LogGroup,
    AWS_LAMBDA_LOG_FORMAT: LogFormat,
    ...(ApplicationLogLevel && { AWS_LAMBDA_LOG_LEVEL: ApplicationLogLevel }),
    // A laptop may have an older Node.js than the functions have in AWS.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    TZ: ':UTC',
  };
};
