import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const factorsIn = (properties: unknown): readonly string[] => {
  const Policies = v.object({
    Policies: v.object({ SignInPolicy: v.object({ AllowedFirstAuthFactors: v.array(v.string()) }) }),
  });
  return v.is(Policies, properties) ? properties.Policies.SignInPolicy.AllowedFirstAuthFactors : ['PASSWORD'];
};

const relyingParty = v.object({ WebAuthnRelyingPartyID: v.unknown() });

// What can be set of a user pool, each with what is so whatever else is set.
const variants = [
  { name: 'as it comes', settings: {} },
  { name: 'with passkeys', settings: { passkeys: 'on' } },
  { name: 'protected, with passkeys', settings: { passkeys: 'on', data: 'protect', stackName: 'Test' } },
];

describe.each(variants)('a user pool $name', ({ settings }) => {
  const from = synthesized(settings);
  const pools = resourcesOf('AWS::Cognito::UserPool', from);
  const hasPasskeys = Object.hasOwn(settings, 'passkeys');

  it.each(pools)(
    '$id takes two factors, or a passkey that asks for finger, face or PIN',
    ({ Properties }) => {
      expect(Properties).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
      expect(factorsIn(Properties)).toEqual(hasPasskeys ? ['PASSWORD', 'WEB_AUTHN'] : ['PASSWORD']);
      // Cognito takes WEB_AUTHN beside a required second factor so only, and in these plans only.
      if (hasPasskeys)
        expect(Properties).toMatchObject({
          WebAuthnUserVerification: 'required',
          WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
        });
      expect(['ESSENTIALS', 'PLUS']).toContain(Properties['UserPoolTier']);
      if (!hasPasskeys)
        expect(Object.keys(Properties).filter((name) => name.startsWith('WebAuthn'))).toEqual([]);
    },
  );

  it.each(pools.filter(() => hasPasskeys))('$id has passkeys made for its own page', ({ id, Properties }) => {
    const domains = resourcesOf('AWS::Cognito::UserPoolDomain', from).filter(
      (domain) => textOf(domain.Properties['UserPoolId']) === `<${id}>`,
    );
    expect(domains).toHaveLength(1);
    const prefix = textOf(domains[0]?.Properties['Domain']);
    expect(textOf(v.parse(relyingParty, Properties).WebAuthnRelyingPartyID)).toBe(
      `${prefix}.auth.<AWS::Region>.amazoncognito.com`,
    );
    expect(domains[0]?.Properties).toMatchObject({ ManagedLoginVersion: 2 });
  });

  it.each(pools)('$id recovers nobody by mail: a mailbox opens nothing', ({ Properties }) => {
    expect(Properties).toMatchObject({
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
    });
  });

  it.each(resourcesOf('AWS::Cognito::UserPoolClient', from))(
    '$id is offered what the pool takes',
    (client) => {
      // Without a list, Cognito lets a client have SRP and custom flows; managed login asks for neither.
      expect(client.Properties['ExplicitAuthFlows']).toEqual(
        hasPasskeys ? ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] : undefined,
      );
    },
  );
});
