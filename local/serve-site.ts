import * as v from 'valibot';
import type { LocalAuthority } from './acm-pca/authority.ts';
import type { Template } from './assembly/template.ts';
import { clientId, only } from '../demo/deployment.ts';
import type { Listening } from './listen.ts';
import { rewriting } from './site/edge-function.ts';
import { responseHeaders } from './site/response-headers.ts';
import { site } from './site/site.ts';
import { staticFile } from './site/static-files.ts';
import { uploadsOf, type Upload } from './site/uploads.ts';

/**
 * What the deployment tells the pages, but for Cognito's own way to sign out: the local issuer has the standard's.
 */
const configurationOf = async (uploads: readonly Upload[]): Promise<unknown> => {
  const file = await staticFile(uploads, '/config.json');
  const { signOutUrl: _, ...configuration } = v.parse(
    v.looseObject({ signOutUrl: v.string() }),
    JSON.parse(String(file?.content)),
  );
  return configuration;
};

const Route = v.object({ AuthorizationScopes: v.pipe(v.array(v.string()), v.minLength(1)) });

/**
 * Serves pages, API and CRLs on one origin.
 * @returns where they are, and what a client needs to sign users in
 */
export const serveSite = async (
  servers: Readonly<Record<'site' | 'gateway', Listening>>,
  {
    template,
    issuer,
    authority,
  }: { readonly template: Template; readonly issuer: string; readonly authority: LocalAuthority },
) => {
  const [redirectUri = ''] = v.parse(
    v.object({ CallbackURLs: v.array(v.string()) }),
    only(template, 'AWS::Cognito::UserPoolClient').properties,
  ).CallbackURLs;
  const [scope = ''] = template
    .resources('AWS::ApiGatewayV2::Route')
    .flatMap(({ properties }) => (v.is(Route, properties) ? properties.AuthorizationScopes : []));
  const lists: Readonly<Record<string, () => Uint8Array>> = {
    issuing: () => authority.crl(),
    root: () => authority.rootCrl(),
  };
  const uploads = uploadsOf(template);
  servers.site.serve(
    site({
      uploads,
      rewrite: rewriting(only(template, 'AWS::CloudFront::Function')),
      configuration: await configurationOf(uploads),
      headers: responseHeaders(only(template, 'AWS::CloudFront::ResponseHeadersPolicy')),
      apiAddress: servers.gateway.address,
      crl: (name) => lists[name]?.(),
    }),
  );
  const { address } = servers.site;
  return { site: address, api: `${address}/api`, issuer, clientId, redirectUri, scope };
};
