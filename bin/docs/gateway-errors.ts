import type { Route } from '../../api/route.ts';

/** An error that API Gateway responses by itself, before or after a Lambda has its turn. */
interface GatewayError {
  /** What stands in the body. */
  readonly message: string;
  /** When it comes. */
  readonly when: string;
  /** The routes that it can come from; all without it. */
  readonly of?: (route: Route) => boolean;
}

/**
 * The gateway's own errors by HTTP status. Their body is `{"message": …}`, and they carry no Cache-Control.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const gatewayErrors: Readonly<Record<number, GatewayError>> = {
  401: {
    message: 'Unauthorized',
    when: 'the access token is missing, has expired, or is not from our issuer for this API',
    of: ({ caller }) => caller === 'user',
  },
  403: {
    message: 'Forbidden',
    when: 'the access token lacks the scope',
    of: ({ caller }) => caller === 'user',
  },
  404: { message: 'Not Found', when: 'the API has no such path, or not with this method' },
  413: {
    message: 'Request Entity Too Large',
    when: 'the body is larger than the gateway takes',
  },
  429: { message: 'Too Many Requests', when: 'the API as a whole gets more requests than its limit' },
  500: { message: 'Internal Server Error', when: 'the function behind the route could not be run' },
  503: { message: 'Service Unavailable', when: 'the function behind the route did not answer in time' },
};
