import * as v from 'valibot';
import { onTestFinished, vi } from 'vitest';
import type { Caller } from '../../../../local/aws/operation.ts';
import { formatArn } from '../../../../local/aws/place.ts';
import { Clock } from '../../../../local/clock.ts';
import type { Execution } from '../../../../local/sfn/execution.ts';
import type { Call } from '../../../../local/sfn/run.ts';
import { StateMachines, type Transition } from '../../../../local/sfn/service.ts';
import type { StatusChange } from '../../../../local/sfn/status-change.ts';

/** A function by its name: given its payload, and which state of which execution calls it. */
export type Functions = Readonly<Record<string, (payload: unknown, call: Call) => unknown>>;

export const machineArn = formatArn('states', 'stateMachine:Process');
export const executionArn = (name: string): string => formatArn('states', `execution:Process:${name}`);
export const functionArn = (name: string): string => formatArn('lambda', `function:${name}`);
export const roleArn = 'arn:aws:iam::000000000000:role/Process';

/** A clock that knows how many timers wait. */
export class CountingClock extends Clock {
  waiting = 0;

  override after(milliseconds: number, action: () => void): () => void {
    this.waiting += 1;
    let over = false;
    const end = (): void => {
      if (!over) this.waiting -= 1;
      over = true;
    };
    const callOff = super.after(milliseconds, () => {
      end();
      action();
    });
    return () => {
      end();
      callOff();
    };
  }
}

/** What a function throws, as the local Lambda passes it on. */
export class FunctionFailure extends Error {
  readonly errorType: string;
  readonly errorMessage: string;

  constructor(errorType: string, errorMessage = 'it failed') {
    super(errorMessage);
    this.errorType = errorType;
    this.errorMessage = errorMessage;
  }
}

/** A state machine with functions that are fakes, and what can be seen of it from outside. */
export const machineOf = (
  definition: Readonly<Record<string, unknown>>,
  {
    functions = {},
    putEvents = () => ({ FailedEntryCount: 0 }),
    random,
  }: {
    readonly functions?: Functions;
    /** EventBridge's answer to events. */
    readonly putEvents?: (entries: readonly unknown[]) => unknown;
    readonly random?: () => number;
  } = {},
) => {
  const clock = new CountingClock();
  const calls: { readonly name: string; readonly payload: unknown; readonly call: Call }[] = [];
  const puts: (readonly unknown[])[] = [];
  const transitions: Transition[] = [];
  const statusChanges: StatusChange[] = [];
  const machines = new StateMachines({
    clock,
    invoke: async (arn, payload, call) => {
      const name = arn.slice(functionArn('').length);
      calls.push({ name, payload, call });
      return await functions[name]?.(payload, call);
    },
    putEvents: (entries) => {
      puts.push(entries);
      return Promise.resolve().then(() => putEvents(entries));
    },
    onTransition: (transition) => transitions.push(transition),
    onStatusChange: (detail) => statusChanges.push(detail),
    ...(random && { random }),
  });
  onTestFinished(() => {
    machines.stop();
    clock.stop();
  });
  const complete = { QueryLanguage: 'JSONata', ...definition };
  machines.create({ name: 'Process', arn: machineArn, roleArn, definition: JSON.stringify(complete) });
  return { clock, machines, calls, puts, transitions, statusChanges };
};

export type MachineUnderTest = ReturnType<typeof machineOf>;

export const caller: Caller = { arn: 'arn:aws:iam::000000000000:user/somebody' };

/** Calls an operation past all permissions. */
export const perform = (
  { machines }: Pick<MachineUnderTest, 'machines'>,
  name: string,
  input: unknown,
): unknown => machines.service.operations[name]?.perform(input, caller);

export const named = ({ machines }: Pick<MachineUnderTest, 'machines'>, name: string): Execution => {
  const execution = machines.executions().find((candidate) => candidate.name === name);
  if (!execution) throw new Error(`There is no execution ${name}`);
  return execution;
};

/** Waits until something holds, as long as it takes promises to come to it. */
export const until = async (holds: () => boolean): Promise<void> => {
  await vi.waitUntil(holds, { interval: 1, timeout: 2000 });
};

/** Lets all promises come to what they come to by themselves. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 5);
  });

/** Starts the execution `one`. */
export const startOne = (machine: MachineUnderTest, input: unknown = {}): Execution => {
  const request = { stateMachineArn: machineArn, name: 'one', input: JSON.stringify(input) };
  perform(machine, 'StartExecution', request);
  return named(machine, 'one');
};

/** Starts an execution and waits until it is over. */
export const runOf = async (machine: MachineUnderTest, input?: unknown): Promise<Execution> => {
  const execution = startOne(machine, input);
  await until(() => execution.status !== 'RUNNING');
  return execution;
};

/** What an execution gave back. */
export const outputOf = ({ result, status }: Execution): unknown =>
  result.output === undefined ? { status, ...result } : JSON.parse(result.output);

export const typesOf = ({ history }: Execution): readonly string[] => history.map(({ type }) => type);

/** A Task that calls a function. */
export const call = (name: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionArn(name), Payload: '{% $states.input %}' },
  End: true,
  ...rest,
});

/** A Task that calls a function and waits for its token. */
export const waitFor = (name: string, rest: Readonly<Record<string, unknown>> = {}) =>
  call(name, {
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: functionArn(name), Payload: { token: '{% $states.context.Task.Token %}' } },
    ...rest,
  });

/** The task token in a payload. */
export const tokenIn = (payload: unknown): string => v.parse(v.object({ token: v.string() }), payload).token;
