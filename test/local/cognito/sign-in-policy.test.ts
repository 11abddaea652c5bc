import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../../local/assembly/template-error.ts';
import { requireSignInPolicy } from '../../../local/cognito/sign-in-policy.ts';

const named = (id: string, properties: Readonly<Record<string, unknown>>) => ({
  ...{ id, name: id, arn: '', type: '' },
  properties,
});

const domain = named('Domain', { Domain: 'get-mobile-id-000000000000' });

const withPasskeys = {
  MfaConfiguration: 'ON',
  UserPoolTier: 'ESSENTIALS',
  Policies: { PasswordPolicy: {}, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
  WebAuthnRelyingPartyID: 'get-mobile-id-000000000000.auth.eu-central-1.amazoncognito.com',
  WebAuthnUserVerification: 'required',
  WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
};

const deploy = (changes: Readonly<Record<string, unknown>>) => () => {
  requireSignInPolicy(named('Users', { ...withPasskeys, ...changes }), { resources: () => [domain] });
};

const firstFactors = (...AllowedFirstAuthFactors: readonly string[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
});

describe('a user pool', () => {
  it('takes passkeys that count as both factors', () => {
    expect(deploy({})).not.toThrow();
    expect(
      deploy({ MfaConfiguration: 'OPTIONAL', WebAuthnFactorConfiguration: 'SINGLE_FACTOR' }),
    ).not.toThrow();
  });

  it.each([
    [
      'passkeys as one of two required factors',
      { WebAuthnFactorConfiguration: 'SINGLE_FACTOR' },
      'MFA is required',
    ],
    ['passkeys of no said strength', { WebAuthnFactorConfiguration: undefined }, 'MFA is required'],
    ['codes by mail as a first of two factors', firstFactors('PASSWORD', 'EMAIL_OTP'), 'one-time passwords'],
    ['passkeys alone', firstFactors('WEB_AUTHN'), 'PASSWORD has to be'],
    ['passkeys in the cheapest plan', { UserPoolTier: 'LITE' }, 'LITE has no'],
    ['passkeys of another page', { WebAuthnRelyingPartyID: 'login.example.com' }, 'do not work on'],
    ['a factor that there is not', firstFactors('PASSWORD', 'FACE'), 'FACE'],
  ])('refuses %s, as Cognito does', (_, changes, reason) => {
    expect(deploy(changes)).toThrow(TemplateError);
    expect(deploy(changes)).toThrow(reason);
  });
});
