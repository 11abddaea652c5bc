import * as v from 'valibot';
import { TemplateError } from '../assembly/template-error.ts';
import type { Resource, Template } from '../assembly/template.ts';

const Pool = v.looseObject({
  MfaConfiguration: v.optional(v.picklist(['OFF', 'ON', 'OPTIONAL']), 'OFF'),
  UserPoolTier: v.optional(v.picklist(['LITE', 'ESSENTIALS', 'PLUS']), 'ESSENTIALS'),
  Policies: v.optional(
    v.looseObject({
      SignInPolicy: v.optional(
        v.object({
          AllowedFirstAuthFactors: v.array(v.picklist(['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'])),
        }),
      ),
    }),
  ),
  WebAuthnRelyingPartyID: v.optional(v.string()),
  WebAuthnUserVerification: v.optional(v.picklist(['required', 'preferred'])),
  WebAuthnFactorConfiguration: v.optional(
    v.picklist(['SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION']),
  ),
});

type Pool = v.InferOutput<typeof Pool>;

const readFactors = ({ Policies }: Pool): readonly string[] =>
  Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];

/** Why Cognito refuses a user pool, each reason with when it applies. */
const refusals: readonly { readonly reason: string; readonly applies: (pool: Pool) => boolean }[] = [
  {
    reason: 'PASSWORD has to be among the first factors',
    applies: (pool) => !readFactors(pool).includes('PASSWORD'),
  },
  {
    reason: 'plan LITE has no choice-based sign-in',
    applies: (pool) => pool.UserPoolTier === 'LITE' && readFactors(pool).length > 1,
  },
  {
    reason: 'one-time passwords are no first factor where MFA is required',
    applies: (pool) =>
      pool.MfaConfiguration === 'ON' && readFactors(pool).some((factor) => factor.endsWith('_OTP')),
  },
  {
    reason:
      'WEB_AUTHN is no first factor where MFA is required, but with MULTI_FACTOR_WITH_USER_VERIFICATION',
    applies: (pool) =>
      pool.MfaConfiguration === 'ON' &&
      readFactors(pool).includes('WEB_AUTHN') &&
      pool.WebAuthnFactorConfiguration !== 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  },
];

/**
 * Holds a user pool to what Cognito takes. The local sign-in asks for no factor at all, passkeys included: who is picked is
 * signed in
 * (docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html,
 * docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html).
 * @throws {TemplateError} says what Cognito does not take
 */
export const requireSignInPolicy = (
  { id, properties }: Pick<Resource, 'id' | 'properties'>,
  { resources }: Pick<Template, 'resources'>,
): void => {
  const { success, output: pool, issues } = v.safeParse(Pool, properties);
  if (!success) throw new TemplateError(id, issues[0].message);
  const refused = refusals.find(({ applies }) => applies(pool));
  if (refused) throw new TemplateError(id, refused.reason);
  if (!readFactors(pool).includes('WEB_AUTHN')) return;
  const hosts = resources('AWS::Cognito::UserPoolDomain').map(({ properties: { Domain } }) => String(Domain));
  const relyingParty = pool.WebAuthnRelyingPartyID;
  if (relyingParty === undefined || hosts.some((prefix) => relyingParty.startsWith(`${prefix}.auth.`)))
    return;
  throw new TemplateError(
    id,
    `passkeys for ${relyingParty} do not work on the sign-in page of ${hosts.join()}`,
  );
};
