import type { LocalAuthority } from './acm-pca/authority.ts';
import { crlName } from './acm-pca/crl-name.ts';
import type { Resource, Template } from './assembly/template.ts';
import type { LocalCloudOptions } from './cloud.ts';
import type { Listening } from './listen.ts';
import { loadRewrite } from './cloudfront/edge-function.ts';
import { responseHeaders } from './cloudfront/response-headers.ts';
import { site } from './cloudfront/service.ts';
import { listUploads } from './cloudfront/uploads.ts';
import type { Buckets } from './s3/service.ts';

/** At most one resource of a type. */
const optional = ({ resources }: Template, type: string): Resource | undefined => {
  const [found, ...others] = resources(type);
  if (others.length > 0) throw new Error(`More than one ${type} is not emulated`);
  return found;
};

/** Serves pages, API and CRLs on one origin. */
export const serveSite = (
  servers: Readonly<Record<'site' | 'gateway', Listening>>,
  {
    template,
    authority,
    siteFiles,
    buckets,
  }: {
    readonly template: Template;
    readonly authority: LocalAuthority | undefined;
    readonly buckets: Pick<Buckets, 'object'>;
    readonly siteFiles: NonNullable<LocalCloudOptions['siteFiles']>;
  },
): void => {
  const lists: Readonly<Record<string, () => Uint8Array | undefined>> = {
    ...(authority && { [crlName(authority.arn)]: () => authority.crl() }),
    root: () => authority?.rootCrl(),
  };
  const bucket = listUploads(template)[0]?.bucket;
  const edgeFunction = optional(template, 'AWS::CloudFront::Function');
  const headersPolicy = optional(template, 'AWS::CloudFront::ResponseHeadersPolicy');
  servers.site.serve(
    site({
      object: async (key) => (bucket === undefined ? undefined : buckets.object(bucket, key)),
      rewrite: edgeFunction ? loadRewrite(edgeFunction) : (uri) => uri,
      changes: siteFiles,
      headers: headersPolicy ? responseHeaders(headersPolicy) : {},
      apiAddress: servers.gateway.address,
      crl: (name) => lists[name]?.(),
    }),
  );
};
