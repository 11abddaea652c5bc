import {
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { machineWithClient } from './support/client.ts';
import {
  executionArn,
  machineArn,
  machineOf,
  named,
  perform,
  roleArn,
  until,
  waitFor,
} from './support/machine.ts';

describe('lists', () => {
  it('name executions, the newest first, by status and page by page', async () => {
    const { client, start } = await machineWithClient();
    for (const name of ['a', 'b', 'c']) await start(name);
    await client.send(new StopExecutionCommand({ executionArn: executionArn('b') }));
    const list = (rest: object) =>
      client.send(new ListExecutionsCommand({ stateMachineArn: machineArn, ...rest }));
    const first = await list({ maxResults: 2 });
    expect(first.executions?.map(({ name }) => name)).toEqual(['c', 'b']);
    const last = await list({ nextToken: first.nextToken });
    expect(last.executions?.map(({ name }) => name)).toEqual(['a']);
    expect(last.nextToken).toBeUndefined();
    expect((await list({ maxResults: 3 })).nextToken).toBeUndefined();
    const running = await list({ statusFilter: 'RUNNING' });
    expect(running.executions?.map(({ name }) => name)).toEqual(['c', 'a']);
    for (const nextToken of ['nonsense', 'x', 'MA==', 'LTE=', '2'])
      await expect(list({ nextToken })).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('name state machines', async () => {
    const { client } = await machineWithClient();
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines).toEqual([
      expect.objectContaining({ stateMachineArn: machineArn, type: 'STANDARD' }),
    ]);
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn: machineArn }));
    expect(described).toMatchObject({ name: 'Process', status: 'ACTIVE', roleArn });
    expect(described.definition).toContain('"StartAt":"Only"');
  });
});

describe('GetExecutionHistory', () => {
  it('gives the events, page by page or from the last', async () => {
    const { machine, client, start } = await machineWithClient();
    await start('one');
    await until(() => named(machine, 'one').history.length === 5);
    const types: (string | undefined)[] = [];
    for await (const { events } of paginateGetExecutionHistory(
      { client, pageSize: 2 },
      { executionArn: executionArn('one') },
    ))
      types.push(...(events ?? []).map(({ type }) => type));
    expect(types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
    ]);
    const { events } = await client.send(
      new GetExecutionHistoryCommand({
        executionArn: executionArn('one'),
        reverseOrder: true,
        maxResults: 1,
      }),
    );
    expect(events).toMatchObject([{ id: 5, type: 'TaskSubmitted' }]);
    expect(events?.[0]?.timestamp).toBeInstanceOf(Date);
  });

  it('of an execution that does not exist is refused', async () => {
    const { client } = await machineWithClient();
    const asked = client.send(new GetExecutionHistoryCommand({ executionArn: executionArn('none') }));
    await expect(asked).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  });
});

describe('permissions', () => {
  it.each([
    ['StartExecution', { stateMachineArn: machineArn }, machineArn],
    ['ListExecutions', { stateMachineArn: machineArn }, machineArn],
    ['DescribeStateMachine', { stateMachineArn: machineArn }, machineArn],
    ['StopExecution', { executionArn: executionArn('one') }, executionArn('one')],
    ['DescribeExecution', { executionArn: executionArn('one') }, executionArn('one')],
    ['GetExecutionHistory', { executionArn: executionArn('one') }, executionArn('one')],
    ['SendTaskSuccess', { taskToken: 'unknown', output: '{}' }, machineArn],
    ['SendTaskFailure', { taskToken: 'unknown' }, machineArn],
    ['SendTaskHeartbeat', { taskToken: 'unknown' }, machineArn],
    ['ListStateMachines', {}, '*'],
  ])('of %s are on the resource that it is about', (name, input, resource) => {
    const { machines } = machineOf({ StartAt: 'Only', States: { Only: waitFor('work') } });
    expect(machines.service.operations[name]?.permissions(input)).toEqual([
      { action: `states:${name}`, resource },
    ]);
  });

  it('do not save a member of a request that is not emulated', () => {
    const machine = machineOf({ StartAt: 'Only', States: { Only: waitFor('work') } });
    const asked = () =>
      perform(machine, 'ListExecutions', { stateMachineArn: machineArn, redriveFilter: 'REDRIVEN' });
    expect(asked).toThrow(/redriveFilter/);
  });
});
