import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { DeploymentSchema, deploymentParameterName } from '../../lib/deployment-parameter.ts';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const optionsPath = '/get-mobile-id/options';

const parameterOf = (settings?: Readonly<Record<string, unknown>>) => {
  const [found] = resourcesOf('AWS::SSM::Parameter', synthesized(settings)).filter(
    ({ Properties }) => Properties['Name'] === deploymentParameterName(optionsPath),
  );
  return v.parse(v.pipe(v.string(), v.parseJson(), DeploymentSchema), textOf(found?.Properties['Value']));
};

describe('what administrators’ tools are told of a deployment', () => {
  it('is where it is, and its user pool', () => {
    expect(parameterOf()).toMatchObject({
      stackName: 'GetMobileId',
      scope: 'get-mobile-id/self-service',
      requestedScope: 'get-mobile-id/self-service',
      userClaim: 'sub',
    });
    expect(parameterOf().userPoolId).toBeDefined();
    const tables = resourcesOf('AWS::DynamoDB::Table').map(({ id }) => `<${id}>`);
    expect(Object.values(parameterOf().tables).toSorted()).toEqual(tables.toSorted());
    expect(parameterOf().pageBucketName).toMatch(/SitePages/);
  });

  it('is an issuer of their own, which has no user pool', () => {
    const issuer = 'https://issuer.example.com/v2.0';
    const settings = {
      issuer,
      audience: 'api',
      clientId: 'pages',
      scope: 'use',
      requestedScope: 'api://use',
    };
    const { userPoolId, ...told } = parameterOf({ ...settings, userClaim: 'oid' });
    expect(userPoolId).toBeUndefined();
    expect(told).toMatchObject({ issuer, clientId: 'pages', requestedScope: 'api://use', userClaim: 'oid' });
  });

  it('stands beside the options, where the functions that read those do not look', () => {
    expect(deploymentParameterName(optionsPath).startsWith(`${optionsPath}/`)).toBe(false);
  });
});
