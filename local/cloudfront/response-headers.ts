import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';

const Override = v.literal(true);

const PolicySchema = v.object({
  ResponseHeadersPolicyConfig: v.strictObject({
    Name: v.string(),
    CustomHeadersConfig: v.object({
      Items: v.array(v.strictObject({ Header: v.string(), Value: v.string(), Override })),
    }),
    SecurityHeadersConfig: v.strictObject({
      ContentSecurityPolicy: v.strictObject({ ContentSecurityPolicy: v.string(), Override }),
      ContentTypeOptions: v.strictObject({ Override }),
      FrameOptions: v.strictObject({ FrameOption: v.string(), Override }),
      ReferrerPolicy: v.strictObject({ ReferrerPolicy: v.string(), Override }),
      // Browsers heed it over TLS only (RFC 6797 section 8.1), so it is not sent here.
      StrictTransportSecurity: v.looseObject({ Override }),
    }),
  }),
});

// It would have the browser ask for everything by https, which nobody serves here.
const withoutUpgrade = (policy: string): string => policy.replace(/; *upgrade-insecure-requests\b/, '');

/**
 * The headers that CloudFront gives to every answer of the site, whatever its origin says, but for those that are
 * for TLS only.
 * @param policy of type `AWS::CloudFront::ResponseHeadersPolicy`
 */
export const responseHeaders = ({
  properties,
}: Pick<Resource, 'properties'>): Readonly<Record<string, string>> => {
  const { ResponseHeadersPolicyConfig: config } = v.parse(PolicySchema, properties);
  const security = config.SecurityHeadersConfig;
  return {
    'content-security-policy': withoutUpgrade(security.ContentSecurityPolicy.ContentSecurityPolicy),
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    ...Object.fromEntries(
      config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value]),
    ),
  };
};
