import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type ErrorResponse,
  type ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { indexFiles } from './index-files.ts';

/** How the pages are served. An object that says `no-cache` is kept for a second at most. */
export const pageBehavior = (
  scope: Construct,
  { origin, headers }: Pick<BehaviorOptions, 'origin'> & { readonly headers: ResponseHeadersPolicy },
): BehaviorOptions => ({
  origin,
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  responseHeadersPolicy: headers,
  functionAssociations: [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(scope, 'IndexFiles', {
        comment: 'Serves index.html of a folder',
        runtime: FunctionRuntime.JS_2_0,
        code: FunctionCode.fromInline(indexFiles),
      }),
    },
  ],
});

/**
 * How the API is passed on to: every header but Host, and nothing kept. A request without TLS is refused, because
 * the secret that it carries has been seen by then.
 */
export const apiBehavior = ({
  host,
  headers,
}: {
  readonly host: string;
  readonly headers: ResponseHeadersPolicy;
}): BehaviorOptions => ({
  origin: new HttpOrigin(host, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
  allowedMethods: AllowedMethods.ALLOW_ALL,
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  responseHeadersPolicy: headers,
});

/**
 * CloudFront would keep errors for ten seconds, most of them even with `no-store`, and answer everybody with them
 * whatever their token. No error has a page of its own: the API's answers come through as they are.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 */
export const uncachedErrors: ErrorResponse[] = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map(
  (httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) }),
);
