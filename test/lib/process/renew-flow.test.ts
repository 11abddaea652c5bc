import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import {
  allStates,
  definition,
  flowOf,
  machineOf,
  tasks,
  waits,
  wellFrom,
  type State,
} from '../support/definition.ts';

const { start, states } = flowOf(definition('Renew'));

const stateOf = (name: string): State => {
  const found = states.get(name);
  if (!found) throw new Error(`There is no state ${name}`);
  return found;
};

const withoutIds = (state: State | undefined): unknown => JSON.parse(JSON.stringify(state ?? null));

describe('the process that renews a mobile ID', () => {
  it('is one that Step Functions takes', () => {
    const text = JSON.stringify(definition('Renew'))
      .replaceAll('<AWS::Partition>', 'aws')
      .replaceAll(/<(\w+)\.Arn>/g, '$1');
    expect(validate(JSON.parse(text)).isValid).toBe(true);
  });

  it('waits for the phone, issues, and locks the old one once the new one is active', () => {
    expect(wellFrom(start, states)).toEqual([
      'Load options',
      'Await phone',
      'Match code asked?',
      'Begin issuing',
      'Issue certificates',
      'Check certificates',
      'Recovery on?',
      'Register mobile ID',
      'Await installation',
      'Write active profile',
      'Lock replaced mobile ID',
      'Notify success',
    ]);
  });

  it('goes by what its order has since it was written', () => {
    expect(stateOf('Load options').Arguments?.Payload).toEqual({
      orderId: '{% $states.context.Execution.Input.orderId %}',
      renews: true,
    });
    expect(stateOf('Load options').Assign).toEqual({
      times: '{% $states.result.Payload.times %}',
      recovery: '{% $states.result.Payload.recovery %}',
      kinds: '{% $states.result.Payload.kinds %}',
      approval: '{% $states.result.Payload.approval %}',
    });
    expect(stateOf('Issue certificates')).toMatchObject({ Items: '{% $kinds %}' });
  });

  it('asks for the match code only where the options do', () => {
    expect(stateOf('Match code asked?').Choices).toMatchObject([
      { Condition: "{% $approval = 'match-code' %}", Next: 'Await approval' },
    ]);
    expect(stateOf('Await approval').Next).toBe('Begin issuing');
  });

  it('waits as long as the options say', () => {
    const waiting = tasks('Renew').filter(waits);
    expect(waiting.map(({ name, TimeoutSeconds }) => [name, TimeoutSeconds])).toEqual([
      ['Await phone', '{% $times.phoneSeconds %}'],
      ['Await approval', '{% $times.approvalSeconds %}'],
      ['Await installation', '{% $times.installationSeconds %}'],
    ]);
  });

  it('is from issuing on what the process is that gets a mobile ID, clean-up included', () => {
    const get = flowOf(definition('Get')).states;
    const own = ['Load options', 'Await phone', 'Match code asked?', 'Await approval'];
    const shared = [...states.values()].filter(({ name }) => !own.includes(name));
    expect(shared.length).toBeGreaterThan(12);
    for (const state of shared) expect(withoutIds(state)).toEqual(withoutIds(get.get(state.name)));
  });

  it('cleans up after everything that fails before the new one is active', () => {
    const beyond = ['Lock replaced mobile ID', 'Notify success', 'Match code asked?', 'Recovery on?'];
    const optional = ['Await approval', 'Recover encryption certificates'];
    const before = [...wellFrom(start, states), ...optional].filter((name) => !beyond.includes(name));
    expect(before.filter((name) => states.get(name)?.Catch[0]?.Next !== 'Close order')).toEqual([]);
  });

  it('is a Standard one, encrypted with the key of the others, and logs no data', () => {
    expect(machineOf('Renew')?.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      EncryptionConfiguration: machineOf('Get')?.Properties['EncryptionConfiguration'],
      LoggingConfiguration: { IncludeExecutionData: false },
    });
    expect(allStates(definition('Renew')).length).toBeGreaterThan(states.size);
  });
});
