import { Aws, Duration, Stack } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * What the pages may do in a browser: run and show their own files, draw a QR code from data, and call the API
 * and the sign-in. Nobody frames them, no form is sent anywhere.
 * @param endpoints where the pages get their tokens, as sources (W3C CSP Level 3 section 2.3.1)
 */
export const contentSecurityPolicy = (endpoints: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...endpoints].join(' ')}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'upgrade-insecure-requests',
  ].join('; ');

/** Features of a browser that the pages never ask for, so that nothing in them ever can. */
const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

const always = { override: true } as const;

const customHeaders: Readonly<Record<string, string>> = {
  'permissions-policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  // Signing in goes by redirect: no window has to find the one that opened it.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const securityHeaders = (endpoints: readonly string[]): ResponseSecurityHeadersBehavior => ({
  contentSecurityPolicy: { ...always, contentSecurityPolicy: contentSecurityPolicy(endpoints) },
  contentTypeOptions: always,
  frameOptions: { ...always, frameOption: HeadersFrameOption.DENY },
  referrerPolicy: { ...always, referrerPolicy: HeadersReferrerPolicy.NO_REFERRER },
  strictTransportSecurity: {
    ...always,
    accessControlMaxAge: Duration.days(730),
    includeSubdomains: true,
    // A preload list takes whole registered domains: only who owns all of one can promise that for it.
    preload: false,
  },
});

/** The headers of every answer of the site, whatever its origin says. */
export const responseHeaders = (scope: Construct, endpoints: readonly string[]): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'Headers', {
    // Such names are shared by all Regions of an account.
    responseHeadersPolicyName: `${Stack.of(scope).stackName}-${Aws.REGION}`,
    securityHeadersBehavior: securityHeaders(endpoints),
    customHeadersBehavior: {
      customHeaders: Object.entries(customHeaders).map(([header, value]) => ({ ...always, header, value })),
    },
  });
