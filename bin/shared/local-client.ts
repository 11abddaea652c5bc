import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const EndpointsSchema = v.object({ aws: v.string() });

const endpointsFile = new URL('../../.local/endpoints.json', import.meta.url);

const readEndpoint = (): string => {
  try {
    return v.parse(EndpointsSchema, JSON.parse(readFileSync(endpointsFile, 'utf8'))).aws;
  } catch {
    throw new Error('No local cloud is running here. Start one with: npm start');
  }
};

/**
 * How the SDK's clients reach the cloud that `npm start` runs on this machine. It knows no account: any credentials do.
 * @throws {Error} none is running
 */
export const localClient = () => {
  // What the SDK says of old Node versions is for deployments.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  return {
    endpoint: readEndpoint(),
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'of no account' },
  };
};
