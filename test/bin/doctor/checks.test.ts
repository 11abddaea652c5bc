import { DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../bin/doctor/checks.ts';
import { doctorLines } from '../../../bin/doctor/lines.ts';
import { isFine, runChecks } from '../../../bin/doctor/run-checks.ts';
import { colorsFor } from '../../../bin/shared/colors.ts';
import { brokenAround } from './broken-around.ts';
import { brokenInside } from './broken-inside.ts';
import { brokenSettings } from './broken-settings.ts';
import { deployed, deployment, person } from './deployed.ts';
import { web } from './web.ts';

const broken = [...brokenSettings, ...brokenAround, ...brokenInside];

const named = (name: string) => checks.filter((check) => check.name === name);

describe('npm run doctor', () => {
  it('finds nothing where all is well', async () => {
    const outcomes = await runChecks(checks, deployed(await web()).examined);
    expect(outcomes.flatMap(({ findings }) => findings)).toEqual([]);
    expect(isFine(outcomes)).toBe(true);
    expect(doctorLines(outcomes, colorsFor({})).at(-1)).toBe('0 errors, 0 warnings, 0 advice');
  });

  it('reads the CA and the options once, whatever goes by them', async () => {
    const { examined, mocks } = deployed(await web());
    await runChecks(checks, examined);
    expect(mocks.pca).toHaveReceivedCommandTimes(DescribeCertificateAuthorityCommand, 1);
    expect(mocks.ssm).toHaveReceivedCommandTimes(GetParametersByPathCommand, 1);
  });

  it('looks at every table of the stack, and at those of an earlier deploy', async () => {
    const { examined, mocks } = deployed(await web());
    await runChecks(named('Tables'), examined);
    const asked = mocks.documents
      .commandCalls(DescribeTableCommand)
      .map(({ args }) => args[0].input.TableName);
    expect(asked.toSorted()).toEqual(Object.values(deployment.tables).toSorted());
    const { publicKeys: _, ...earlier } = deployment.tables;
    const before = deployed(await web(), { deployment: { ...deployment, tables: earlier } });
    const [outcome] = await runChecks(named('Backups'), before.examined);
    expect(outcome).toMatchObject({ wasSeen: true, findings: [] });
  });

  it.each(broken)('$check: $code ($says)', async ({ check, code, says, break: breakIt, examined }) => {
    const patient = deployed(await web(), examined);
    await breakIt?.(patient);
    const [outcome] = await runChecks(named(check), patient.examined);
    const finding = outcome?.findings.find(
      (each) => each.code === code && says.test(`${each.wrong} ${each.remedy}`),
    );
    expect(outcome?.findings).toContain(finding);
    expect(finding?.wrong).toMatch(/\.$/);
  });

  it('has a failing case of every code that a check can give', () => {
    const folder = new URL('../../../bin/doctor/checks/', import.meta.url);
    const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const codes = [...sources.join('').matchAll(/\b(?:error|warning|advice)\(\s*'([a-z-]+)'/g)].map(
      ([, code]) => code,
    );
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !broken.some((each) => each.code === code))).toEqual([]);
  });

  it('goes on where it may not look, and says so as a warning', async () => {
    const patient = deployed(await web());
    patient.mocks.documents.on(ScanCommand).rejects({ name: 'AccessDeniedException', message: 'No' });
    const outcomes = await runChecks(checks, patient.examined);
    expect(outcomes.flatMap(({ findings }) => findings)).toMatchObject([
      { level: 'warning', code: 'not-seen' },
    ]);
    expect(isFine(outcomes)).toBe(false);
  });

  it('passes over what the local cloud does not have', async () => {
    const patient = deployed(await web());
    patient.mocks.documents.on(ScanCommand).rejects({ name: 'UnknownOperationException' });
    const outcomes = await runChecks(checks, patient.examined);
    expect(isFine(outcomes)).toBe(true);
    expect(doctorLines(outcomes, colorsFor({})).join('\n')).toContain(' -  Directory: ');
  });

  it('says whose attribute does not fit, never what it holds', async () => {
    const patient = deployed(await web());
    const Items = [{ ...person, upn: 'secret and wrong', email: 'wrong@@example.com' }];
    patient.mocks.documents.on(ScanCommand).resolves({ Items });
    const [outcome] = await runChecks(named('Directory'), patient.examined);
    expect(outcome?.findings.map(({ code }) => code)).toEqual([
      'directory-item-invalid',
      'directory-attribute-left-out',
    ]);
    expect(JSON.stringify(outcome)).not.toMatch(/secret|@@/);
  });

  it('looks at so many people and no more', async () => {
    const patient = deployed(await web(), { mostPeople: 2 });
    patient.mocks.documents.on(ScanCommand).resolves({
      Items: [person, person, { ...person, sid: 'wrong' }],
      LastEvaluatedKey: { userId: person.userId },
    });
    const [outcome] = await runChecks(named('Directory'), patient.examined);
    expect(outcome).toMatchObject({
      findings: [],
      note: 'the first 2 people looked at; --people looks at more',
    });
    expect(patient.mocks.documents.commandCalls(ScanCommand)).toHaveLength(1);
  });

  it('asks nothing of a user pool that is not there', async () => {
    const { userPoolId: _, ...own } = deployment;
    const patient = deployed(await web(), { deployment: own });
    const [outcome] = await runChecks(named('User pool'), patient.examined);
    expect(outcome).toMatchObject({ findings: [], note: 'there is none: the issuer is your own' });
  });

  it('says what is wrong, how bad it is, and what to do', async () => {
    const patient = deployed(await web());
    patient.web.delete('https://issuer.example.com/.well-known/openid-configuration');
    const lines = doctorLines(await runChecks(checks, patient.examined), colorsFor({}));
    const at = lines.findIndex((line) => line.startsWith('!!  Issuer'));
    expect(lines[at + 1]).toMatch(
      /^ +error {4}The issuer does not say what it is: .* \(issuer-unreachable\)$/,
    );
    expect(lines[at + 2]).toMatch(/^ +It has to be reachable from the internet/);
    expect(lines.at(-1)).toBe('1 error, 0 warnings, 0 advice');
  });
});
