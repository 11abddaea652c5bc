import { place } from './aws/place.ts';

/**
 * How the SDK's clients reach a local cloud as the person at the laptop, who may do everything there.
 * @param endpoint of the local cloud
 */
export const adminClient = (endpoint: string) => {
  // What the SDK says of old Node versions is for deployments.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  return {
    endpoint,
    region: place.region,
    credentials: { accessKeyId: 'laptop', secretAccessKey: 'of no account' },
  };
};
