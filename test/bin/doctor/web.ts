import { makeAuthority } from '../../support/phone-proofs.ts';
import { makeRevocationList, revocationListUrl } from '../../support/revocation-lists.ts';
import { deployment } from './deployed.ts';

const { siteUrl, issuer, clientId } = deployment;

/** Headers of the pages. */
export const pageHeaders = {
  'content-security-policy': "default-src 'none'",
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** What the issuer says of itself. */
export const discovery = {
  issuer,
  jwks_uri: `${issuer}/keys`,
  token_endpoint: `${issuer}/token`,
  claims_supported: ['sub', 'auth_time'],
  code_challenge_methods_supported: ['S256'],
};

/** Where it all is. */
export const urls = {
  discovery: `${issuer}/.well-known/openid-configuration`,
  keys: discovery.jwks_uri,
  token: discovery.token_endpoint,
  page: `${siteUrl}/`,
  config: `${siteUrl}/config.json`,
  mobileIds: `${siteUrl}/api/mobile-ids`,
  crl: revocationListUrl,
};

/** A revocation list of some CA. */
export const revocationList = async (nextUpdate = new Date('2026-03-08T00:00:00Z')) =>
  makeRevocationList(await makeAuthority('CN=Issuing CA'), { nextUpdate });

/** The network around a deployment in which all is well. */
export const web = async (): Promise<Map<string, () => Response>> => {
  const list = await revocationList();
  const page = () => new Response('<!doctype html>', { headers: pageHeaders });
  const refusal = () => new Response('{}', { status: 401 });
  const someId = '00000000-0000-4000-8000-000000000000';
  return new Map([
    [urls.discovery, () => Response.json(discovery)],
    [urls.keys, () => Response.json({ keys: [{ kty: 'RSA', use: 'sig' }] })],
    [urls.token, () => new Response('{}', { status: 400, headers: { 'access-control-allow-origin': '*' } })],
    [urls.page, page],
    [`${siteUrl}/phone/`, page],
    [urls.config, () => Response.json({ issuer, clientId })],
    [urls.mobileIds, refusal],
    [`${siteUrl}/api/orders/${someId}`, refusal],
    [`${siteUrl}/api/activations/${someId}`, refusal],
    [urls.crl, () => new Response(list)],
  ]);
};
