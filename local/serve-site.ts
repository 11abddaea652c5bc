import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { LocalAuthority } from './acm-pca/authority.ts';
import type { Template } from './assembly/template.ts';
import { clientId, only } from './deployment.ts';
import type { Listening } from './listen.ts';
import { site } from './site/site.ts';

const pages = fileURLToPath(new URL('../web/dist', import.meta.url));

const Route = v.object({ AuthorizationScopes: v.pipe(v.array(v.string()), v.minLength(1)) });

/**
 * Serves pages, API and CRLs on one origin.
 * @returns where they are, and what a client needs to sign users in
 */
export const serveSite = (
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
  servers.site.serve(
    site({
      pages,
      configuration: { issuer, clientId, scope: `openid ${scope}` },
      headers: {},
      apiAddress: servers.gateway.address,
      crl: (name) => lists[name]?.(),
    }),
  );
  const { address } = servers.site;
  return { site: address, api: `${address}/api`, issuer, clientId, redirectUri, scope };
};
