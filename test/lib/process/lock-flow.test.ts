import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { definition, flowOf, machineOf, tasks, type State } from '../support/definition.ts';

const { start, states } = flowOf(definition('Lock'));

const state = (name: string): State => {
  const found = states.get(name);
  if (!found) throw new Error(`There is no state ${name}`);
  return found;
};

describe('the process that locks a mobile ID', () => {
  it('is one that Step Functions takes', () => {
    const text = JSON.stringify(definition('Lock'))
      .replaceAll('<AWS::Partition>', 'aws')
      .replaceAll(/<(\w+)\.Arn>/g, '$1');
    expect(validate(JSON.parse(text)).isValid).toBe(true);
  });

  it('locks first, tells other systems, revokes then, and tells the user last', () => {
    expect(start).toBe('Mark locked');
    expect(state('Mark locked').Next).toBe('Tell of lock');
    expect(state('Tell of lock').Next).toBe('Revoke certificates of mobile ID');
    expect(state('Revoke certificates of mobile ID').Next).toBe('Notify locked');
  });

  it('never stops to revoke before all is revoked, and says so meanwhile', () => {
    const caught = state('Revoke certificates of mobile ID').Catch.map(({ Next }) => Next);
    expect(caught).toEqual(['Report unrevoked certificates']);
    const report = state('Report unrevoked certificates');
    expect([report.Next, ...report.Catch.map(({ Next }) => Next)]).toEqual([
      'Wait for the CA',
      'Wait for the CA',
    ]);
    expect(state('Wait for the CA').Next).toBe('Revoke certificates of mobile ID');
    expect(definition('Lock')).not.toHaveProperty('TimeoutSeconds');
  });

  it('gives each function which mobile ID it is, why, and who wants it', () => {
    for (const { Arguments } of tasks('Lock'))
      expect(Object.keys(Arguments?.Payload ?? {})).toEqual(['userId', 'mobileId', 'reason', 'by']);
  });

  it('revokes also when nobody could be told', () => {
    expect(state('Tell of lock').Catch.map(({ Next }) => Next)).toEqual(['Revoke certificates of mobile ID']);
  });

  it('is a Standard one, encrypted with the key of the other, and logs no data', () => {
    expect(machineOf('Lock')?.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      EncryptionConfiguration: machineOf('Get')?.Properties['EncryptionConfiguration'],
      LoggingConfiguration: { IncludeExecutionData: false },
    });
  });
});
