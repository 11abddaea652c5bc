import { basename } from 'node:path';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { entryPoints } from '../../domain/entry-points.ts';
import { timeLimits } from '../../domain/order/time-limits.ts';
import { environmentNames } from '../../lambdas/runtime/dependencies.ts';
import { functionNamed, functions, functionsOfTheCdk, uploaders, variablesOf } from './support/functions.ts';
import { roleOf, statementsOf } from './support/statements.ts';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const logGroupOf = (properties: Readonly<Record<string, unknown>>): string =>
  textOf(v.parse(v.object({ LogGroup: v.unknown() }), properties['LoggingConfig']).LogGroup);

describe('functions', () => {
  it('are the entry points of the model, each once', () => {
    expect(
      functions()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(entryPoints).toSorted());
  });

  it('stand in the construct that is named after their folder', () => {
    const { app } = synthesized();
    const paths = app.node.findAll().map(({ node }) => node.path.toLowerCase().replaceAll('-', ''));
    for (const [name, folder] of Object.entries(entryPoints)) {
      const construct = basename(folder).replaceAll('-', '');
      expect(paths).toContain(`getmobileid/${construct}/${name.replaceAll('-', '')}/function`);
    }
  });

  it.each(functions())('$name runs on the newest Node.js, on arm64, with JSON logs and traces', (found) => {
    expect(found.Properties).toMatchObject({
      Runtime: Runtime.NODEJS_LATEST.name,
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON' },
      TracingConfig: { Mode: 'Active' },
      Handler: 'index.handler',
    });
  });

  it.each(functions())('$name has a time-out and no concurrency of its own', ({ Properties }) => {
    expect(Properties['Timeout']).toBeGreaterThan(3);
    expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it('that close orders have some concurrency to themselves where the configuration says so', () => {
    const from = synthesized({ closingConcurrency: '5' });
    const reserved = functions(from).filter(({ Properties }) => 'ReservedConcurrentExecutions' in Properties);
    expect(reserved.map(({ name }) => name).toSorted()).toEqual([
      'clean-up',
      'close-order',
      'follow-directory',
      'revoke-certificates',
      'revoke-mobile-id',
      'sweep',
    ]);
    for (const { Properties } of reserved) expect(Properties['ReservedConcurrentExecutions']).toBe(5);
  });

  it('gives the issuing function the time that clean-up waits for it', () => {
    expect(functionNamed('issue-certificate').Properties['Timeout']).toBe(timeLimits.issueCertificate);
  });

  it('share no role and no log group', () => {
    const roles = functions().map(roleOf);
    const logGroups = functions().map(({ Properties }) => logGroupOf(Properties));
    expect(new Set(roles).size).toBe(functions().length);
    expect(new Set(logGroups).size).toBe(functions().length);
  });

  it.each(functions())('$name writes logs to its own log group, which forgets', (found) => {
    const logGroup = logGroupOf(found.Properties);
    const writing = statementsOf(roleOf(found)).filter(({ Action }) =>
      Action.some((a) => a.startsWith('logs:')),
    );
    const expected = { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] };
    expect(writing).toMatchObject([{ ...expected, Resource: [logGroup.replace('>', '.Arn>')] }]);
    const group = resourcesOf('AWS::Logs::LogGroup').find(({ id }) => `<${id}>` === logGroup);
    expect(group?.Properties['RetentionInDays']).toBe(90);
  });

  it.each(functions())('$name has a role that only Lambda takes, without managed policies', (found) => {
    const role = resourcesOf('AWS::IAM::Role').find(({ id }) => id === roleOf(found));
    expect(role?.Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(role?.Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [{ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
    });
  });

  it.each(functions())('$name is told only of variables that functions read', (found) => {
    const known = [...environmentNames, 'POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE'];
    expect(known).toEqual(expect.arrayContaining(Object.keys(variablesOf(found))));
  });
});

describe('functions of the CDK', () => {
  it('are those with a reason', () => {
    expect(uploaders()).toHaveLength(Object.keys(functionsOfTheCdk).length);
  });

  it.each(uploaders())('$id has a role and a log group of its own, without managed policies', (found) => {
    const role = resourcesOf('AWS::IAM::Role').find(({ id }) => id === roleOf(found));
    expect(role?.Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(functions().map(roleOf)).not.toContain(roleOf(found));
    expect(functions().map(({ Properties }) => logGroupOf(Properties))).not.toContain(
      logGroupOf(found.Properties),
    );
  });
});

describe('log groups', () => {
  it.each(resourcesOf('AWS::Logs::LogGroup'))('$id forgets after the configured time', ({ Properties }) => {
    expect(Properties['RetentionInDays']).toBe(90);
  });
});
