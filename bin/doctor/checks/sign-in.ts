import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { readMessage } from '../../shared/read-message.ts';
import type { Check, Examined } from '../check.ts';
import { advice, error, protect, warning, when, type Finding } from '../finding.ts';

// OpenID Connect Discovery 1.0 section 3; RFC 8414 section 2.
const DiscoverySchema = v.object({
  issuer: v.string(),
  jwks_uri: v.string(),
  token_endpoint: v.string(),
  claims_supported: v.optional(v.array(v.string())),
  scopes_supported: v.optional(v.array(v.string())),
  code_challenge_methods_supported: v.optional(v.array(v.string())),
});

type Discovery = v.InferOutput<typeof DiscoverySchema>;

const KeysSchema = v.object({
  keys: v.array(v.looseObject({ kty: v.string(), use: v.optional(v.string()) })),
});

const read = async <Schema extends v.GenericSchema>(
  { fetch: request }: Examined,
  url: string,
  schema: Schema,
): Promise<v.InferOutput<Schema> | string> => {
  try {
    const response = await request(url);
    if (!response.ok) return `${url} answers ${response.status.toString()}`;
    return v.parse(schema, await response.json());
  } catch (problem) {
    return `${url}: ${readMessage(problem)}`;
  }
};

const lacks = (supported: readonly string[] | undefined, name: string): boolean =>
  supported !== undefined && !supported.includes(name);

const ofDiscovery = (discovery: Discovery, { deployment }: Examined): readonly Finding[] => [
  ...when(discovery.issuer !== deployment.issuer, () =>
    error(
      'issuer-differs',
      `The issuer calls itself ${discovery.issuer}, the deployment expects ${deployment.issuer}: every token is refused.`,
      'Deploy with the setting issuer as the issuer writes it, to the last slash.',
    ),
  ),
  ...when(lacks(discovery.claims_supported, deployment.userClaim), () =>
    warning(
      'issuer-claim',
      `The issuer does not list the claim ${deployment.userClaim} that identifies users.`,
      'Look at an access token: the claim has to be in it, or be added at the issuer.',
    ),
  ),
  ...when(lacks(discovery.code_challenge_methods_supported, 'S256'), () =>
    warning(
      'issuer-pkce',
      'The issuer does not list S256 (PKCE), which the pages sign users in with.',
      'Let the client of the pages use the authorization code with PKCE.',
    ),
  ),
];

const ofKeys = async (examined: Examined, { jwks_uri: url }: Discovery): Promise<readonly Finding[]> => {
  const found = await read(examined, url, KeysSchema);
  if (typeof found === 'string') return [unreachable(found)];
  const isRsa = found.keys.some(({ kty, use }) => kty === 'RSA' && (use ?? 'sig') === 'sig');
  return when(!isRsa, () =>
    error(
      'issuer-keys',
      'The issuer has no RSA key for signatures: API Gateway takes no other.',
      'Let the issuer sign access tokens with RS256.',
    ),
  );
};

// The Fetch standard asks a simple POST nothing before it is sent; the answer has to allow the page to read it.
const ofPages = async (
  examined: Examined,
  { token_endpoint: url }: Discovery,
): Promise<readonly Finding[]> => {
  const origin = examined.deployment.siteUrl;
  const response = await examined.fetch(url, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=authorization_code',
  });
  const allowed = response.headers.get('access-control-allow-origin');
  return when(allowed !== '*' && allowed !== origin, () =>
    warning(
      'issuer-origin',
      `The token endpoint ${url} does not let pages of ${origin} read its answer (CORS).`,
      'Name that origin at the issuer as one of the client of the pages.',
    ),
  );
};

const unreachable = (problem: string): Finding =>
  error(
    'issuer-unreachable',
    `The issuer does not say what it is: ${problem}.`,
    'It has to be reachable from the internet; the setting issuer has to be its URL.',
  );

/** Who signs users in. */
export const issuer: Check = {
  name: 'Issuer',
  expects: 'its discovery document, keys and claims are what tokens need',
  look: async (examined) => {
    const url = `${examined.deployment.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const discovery = await read(examined, url, DiscoverySchema);
    if (typeof discovery === 'string') return [unreachable(discovery)];
    return [
      ...ofDiscovery(discovery, examined),
      ...(await ofKeys(examined, discovery)),
      ...(await ofPages(examined, discovery)),
    ];
  },
};

/** The stack's own user pool. */
export const userPool: Check = {
  name: 'User pool',
  expects: 'a second factor is asked for, and it is protected',
  look: async ({ userPools, deployment: { userPoolId } }) => {
    if (userPoolId === undefined) return { findings: [], note: 'there is none: the issuer is your own' };
    const { UserPool = {} } = await userPools.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
    return [
      ...when(UserPool.MfaConfiguration !== 'ON', () =>
        error(
          'user-pool-one-factor',
          'The user pool lets users in without a second factor.',
          'Deploy the stack again: somebody has changed the user pool by hand.',
        ),
      ),
      ...when(UserPool.DeletionProtection !== 'ACTIVE', () =>
        advice('user-pool-unprotected', 'The user pool can be deleted by mistake.', protect),
      ),
      ...when(UserPool.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER', () =>
        advice(
          'user-pool-mails',
          'Cognito mails invitations itself (users --invite-by-mail): 50 a day at most.',
          'Invite people in parts, or let the user pool send by SES.',
        ),
      ),
    ];
  },
};
