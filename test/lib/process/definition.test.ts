import validate from 'asl-validator';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { timeLimits, waitingTimes } from '../../../domain/order/time-limits.ts';
import { allStates, definition, flowOf, machineOf, tasks, waits, type State } from '../support/definition.ts';
import { functions } from '../support/functions.ts';
import { resourcesOf } from '../support/synthesized.ts';

const entryPointOf = ({ Arguments }: State): string | undefined =>
  functions().find(({ id }) => Arguments?.FunctionName === `<${id}.Arn>`)?.name;

const timeoutOf = (name: string | undefined): unknown =>
  functions().find((found) => found.name === name)?.Properties['Timeout'];

/** States whose failure has nowhere to go on to: it fails the execution, which clean-up hears of. */
const withoutCatch = ['Close order', 'Revoke certificates'];

const stateNamed = (name: string): State => {
  const state = allStates().find((found) => found.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  return state;
};

describe('definition of the process', () => {
  it('is one that Step Functions takes', () => {
    const text = JSON.stringify(definition())
      .replaceAll('<AWS::Partition>', 'aws')
      .replaceAll(/<(\w+)\.Arn>/g, '$1');
    const { isValid, errorsText } = validate(JSON.parse(text));
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
  });

  it('speaks JSONata', () => {
    expect(definition()).toMatchObject({ QueryLanguage: 'JSONata' });
  });

  it('ends by itself, even if every step takes as long as it may', () => {
    const day = 86_400;
    const { TimeoutSeconds } = v.parse(v.looseObject({ TimeoutSeconds: v.number() }), definition());
    expect(TimeoutSeconds).toBeGreaterThan(Object.keys(waitingTimes).length * day);
    expect(TimeoutSeconds).toBeLessThan(timeLimits.retention);
  });

  it.each(tasks())('$name calls exactly one entry point', (state) => {
    expect(entryPointOf(state)).toBeDefined();
    expect(state.Resource).toMatch(/^arn:<AWS::Partition>:states:::lambda:invoke(\.waitForTaskToken)?$/);
  });

  it.each(tasks())('$name has a time-out', (state) => {
    if (waits(state)) expect(state.TimeoutSeconds).toMatch(/^\{% \$times\.[a-z]+Seconds %\}$/);
    else expect(state.TimeoutSeconds).toBe(Number(timeoutOf(entryPointOf(state))) + 5);
  });

  it('waits as long as the options say, each waiting step by its own', () => {
    const waiting = tasks().filter(waits);
    expect(waiting.map(({ name, TimeoutSeconds }) => [name, TimeoutSeconds])).toEqual([
      ['Await confirmation', '{% $times.confirmationSeconds %}'],
      ['Deliver QR code', '{% $times.phoneSeconds %}'],
      ['Await approval', '{% $times.approvalSeconds %}'],
      ['Await installation', '{% $times.installationSeconds %}'],
    ]);
    expect(waiting).toHaveLength(Object.keys(waitingTimes).length);
    expect(stateNamed('Load options').Assign).toMatchObject({
      times: '{% $states.result.Payload.times %}',
    });
  });

  it.each(tasks())(
    '$name catches what retries do not heal, unless it ends the execution',
    ({ name, Catch }) => {
      expect(Catch.map(({ ErrorEquals }) => ErrorEquals)).toEqual([
        ...(name.startsWith('Issue certificate') ? [['NotItsTurn']] : []),
        ...(withoutCatch.includes(name) ? [] : [['States.ALL']]),
      ]);
    },
  );

  it.each(tasks())('$name is given the order and picks what else it gets', ({ Arguments }) => {
    const { orderId, ...rest } = Arguments?.Payload ?? {};
    expect(orderId).toBe('{% $states.context.Execution.Input.orderId %}');
    for (const value of Object.values(rest)) expect(String(value)).toMatch(/^(true|\{% \$[\w.]+ %\})$/);
  });

  it('hands on nothing of an error but its name, or how long to wait for a turn', () => {
    for (const { Catch } of allStates())
      for (const { ErrorEquals, Output } of Catch)
        expect(Output).toEqual(
          ErrorEquals.includes('NotItsTurn') ? {} : { error: '{% $states.errorOutput.Error %}' },
        );
  });

  it('reaches every state', () => {
    const { states } = flowOf(definition());
    const targets = [...states.values()].flatMap(({ Next, Default, Choices, Catch }) => [
      Next,
      Default,
      ...Choices.map((choice) => choice.Next),
      ...Catch.map((caught) => caught.Next),
    ]);
    expect([...states.keys()].filter((name) => !targets.includes(name))).toEqual(['Load options']);
  });
});

describe('state machine', () => {
  const machine = machineOf('Get');

  it('is a Standard one, traced, encrypted with a key of its own, and logs no data', () => {
    expect(machine?.Properties).toMatchObject({
      StateMachineName: 'MobileIDSelfServiceProcGet',
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  });

  it('is made after the permissions of its role', () => {
    const policies = resourcesOf('AWS::IAM::Policy').map(({ id }) => id);
    expect(machine?.DependsOn.some((id) => policies.includes(id))).toBe(true);
  });
});
