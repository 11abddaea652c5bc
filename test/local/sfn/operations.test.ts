import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { machineWithClient } from './support/client.ts';
import { executionArn, machineArn, named, settled, tokenIn, until } from './support/machine.ts';

describe('An ARN', () => {
  it.each(['arn:nope', executionArn('one'), 'arn:aws:lambda:eu-central-1:000000000000:function:Process'])(
    'that is none of a state machine starts nothing: %s',
    async (stateMachineArn) => {
      const { client } = await machineWithClient();
      const started = client.send(new StartExecutionCommand({ stateMachineArn }));
      await expect(started).rejects.toMatchObject({ name: 'InvalidArn' });
    },
  );

  it.each([machineArn, `${machineArn}:1`, executionArn('one').replace(':one', '')])(
    'that is none of an execution is none to describe: %s',
    async (arn) => {
      const { client } = await machineWithClient();
      const described = client.send(new DescribeExecutionCommand({ executionArn: arn }));
      await expect(described).rejects.toMatchObject({ name: 'InvalidArn' });
    },
  );
});

describe('StartExecution', () => {
  it('starts an execution once, however often it is asked with the same input', async () => {
    const { machine, start } = await machineWithClient();
    const first = await start('one', '{"n":1}');
    expect(first.executionArn).toBe(executionArn('one'));
    expect(first.startDate?.getTime()).toBe(named(machine, 'one').startedAt);
    expect(await start('one', '{"n":1}')).toMatchObject({ startDate: first.startDate });
    await settled();
    expect(machine.calls).toHaveLength(1);
  });

  it('refuses a name with another input, or of an execution that has ended', async () => {
    const { client, start } = await machineWithClient();
    await start('one');
    await expect(start('one', '{"n":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await client.send(new StopExecutionCommand({ executionArn: executionArn('one') }));
    await expect(start('one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it.each(['with space', 'a/b', 'x'.repeat(81), ''])('refuses the name "%s"', async (name) => {
    const { start } = await machineWithClient();
    await expect(start(name)).rejects.toMatchObject({ name: 'InvalidName' });
  });

  it('refuses input that is not JSON, without repeating it, and machines that do not exist', async () => {
    const { client, start } = await machineWithClient();
    const refusal: unknown = await start('one', '{secret').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'InvalidExecutionInput' });
    expect(String(refusal)).not.toContain('secret');
    const elsewhere = client.send(new StartExecutionCommand({ stateMachineArn: `${machineArn}2` }));
    await expect(elsewhere).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('tells of the start and the end, as EventBridge does', async () => {
    const { machine, client, start } = await machineWithClient();
    await start('one');
    await client.send(new StopExecutionCommand({ executionArn: executionArn('one') }));
    const common = {
      executionArn: executionArn('one'),
      stateMachineArn: machineArn,
      name: 'one',
      redriveCount: 0,
    };
    const { startedAt, stoppedAt } = named(machine, 'one');
    expect(machine.statusChanges).toEqual([
      expect.objectContaining({ ...common, status: 'RUNNING', startDate: startedAt, stopDate: null }),
      expect.objectContaining({ ...common, status: 'ABORTED', startDate: startedAt, stopDate: stoppedAt }),
    ]);
    expect(machine.transitions.map(({ type, execution }) => [type, execution])).toEqual([
      ['entered', 'one'],
      ['ended', 'one'],
    ]);
  });
});

describe('SendTaskSuccess and SendTaskFailure', () => {
  it('move an execution on', async () => {
    const { machine, client, start } = await machineWithClient();
    await start('one');
    await start('other');
    await until(() => machine.calls.length === 2);
    const [one, other] = machine.calls.map(({ payload }) => tokenIn(payload));
    await client.send(new SendTaskSuccessCommand({ taskToken: one, output: '{"n":1}' }));
    await client.send(new SendTaskFailureCommand({ taskToken: other, error: 'Odd' }));
    await until(() => machine.machines.executions().every(({ status }) => status !== 'RUNNING'));
    const describe = (name: string) =>
      client.send(new DescribeExecutionCommand({ executionArn: executionArn(name) }));
    expect(await describe('one')).toMatchObject({
      status: 'SUCCEEDED',
      input: '{}',
      output: '{"n":1}',
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
    const failed = await describe('other');
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Odd', redriveStatus: 'REDRIVABLE' });
    expect(failed.stopDate?.getTime()).toBe(named(machine, 'other').stoppedAt);
  });

  it.each([['a token that nobody was given', 'x'.repeat(600), '{}', 'InvalidToken']])(
    'refuse %s',
    async (_, taskToken, output, name) => {
      const { client } = await machineWithClient();
      const sent = client.send(new SendTaskSuccessCommand({ taskToken, output }));
      await expect(sent).rejects.toMatchObject({ name });
    },
  );

  it('refuse output that is not JSON, and take the token afterwards', async () => {
    const { machine, client, start } = await machineWithClient();
    await start('one');
    await until(() => machine.calls.length === 1);
    const taskToken = tokenIn(machine.calls[0]?.payload);
    const refused = client.send(new SendTaskSuccessCommand({ taskToken, output: '{' }));
    await expect(refused).rejects.toMatchObject({ name: 'InvalidOutput' });
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '1' }));
    await until(() => named(machine, 'one').status === 'SUCCEEDED');
  });
});
