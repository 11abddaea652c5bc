import validate from 'asl-validator';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mobileIdEvents, MobileIdEventSchema } from '../../../domain/mobile-id-events.ts';
import { allStates, definition, flowOf, machineOf, tasks } from '../support/definition.ts';
import { resourcesOf, textOf } from '../support/synthesized.ts';
import { statementsOf } from '../support/statements.ts';

const { start, states } = flowOf(definition('Change'));

describe('the process that makes a mobile ID inactive, and active again', () => {
  it('is one that Step Functions takes', () => {
    const text = JSON.stringify(definition('Change'))
      .replaceAll('<AWS::Partition>', 'aws')
      .replaceAll(/<(\w+)\.Arn>/g, '$1');
    expect(validate(JSON.parse(text)).isValid).toBe(true);
  });

  it('changes it, and tells of a change that was made, and of no other', () => {
    expect([start, states.get(start)?.Next]).toEqual(['Change mobile ID', 'Has it changed?']);
    expect(states.get('Has it changed?')?.Choices).toMatchObject([
      { Condition: '{% $isMade %}', Next: 'Tell of change' },
    ]);
    expect(states.get('Has it changed?')?.Default).toBe('Mobile ID changed');
  });

  it('mails nobody', () => {
    expect(tasks('Change').map(({ name }) => name)).toEqual(['Change mobile ID']);
  });

  it('is a Standard one, encrypted with the key of the others, and logs no data', () => {
    expect(machineOf('Change')?.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      EncryptionConfiguration: machineOf('Get')?.Properties['EncryptionConfiguration'],
      LoggingConfiguration: { IncludeExecutionData: false },
    });
  });
});

describe('events of mobile IDs', () => {
  const raising = (['Lock', 'Change'] as const).flatMap((process) =>
    allStates(definition(process)).filter(({ Resource }) => Resource.endsWith(':events:putEvents')),
  );

  it('have the members that are documented, and nothing personal', () => {
    expect(raising).toHaveLength(2);
    for (const { Arguments } of raising) {
      expect(Arguments?.Entries).toMatchObject([
        { Source: mobileIdEvents.source, DetailType: mobileIdEvents.detailType },
      ]);
      const detail = v.parse(v.record(v.string(), v.unknown()), Arguments?.Entries?.[0]?.['Detail']);
      expect(Object.keys(detail).toSorted()).toEqual(Object.keys(MobileIdEventSchema.entries).toSorted());
    }
  });

  it('may be put by those processes alone, under their own source', () => {
    const putting = resourcesOf('AWS::IAM::Role').flatMap(({ id }) =>
      statementsOf(id).filter(({ Action }) => Action.includes('events:PutEvents')),
    );
    expect(putting).toHaveLength(2);
    for (const { Resource, Condition } of putting) {
      expect(Resource.map(textOf)).toEqual([
        'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:event-bus/default',
      ]);
      expect(Condition).toEqual({ StringEquals: { 'events:source': mobileIdEvents.source } });
    }
  });
});
