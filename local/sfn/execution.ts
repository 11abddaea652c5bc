import type { Clock } from '../clock.ts';
import type { Definition } from './definition.ts';
import { asFailure, StateFailure } from './failure.ts';
import { runFlow } from './flow.ts';
import { eventData, EventLog, type HistoryEvent } from './history.ts';
import type { Invoke, PutEvents, Run, Scope, Step } from './run.ts';
import { abortable } from './suspended.ts';
import type { TaskTokens } from './task-tokens.ts';

/** A state machine as it was created. */
export interface Machine {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: Definition;
  /** The definition as it came. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Logging, tracing and encryption, as DescribeStateMachine shows them; nothing here does any of it. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** How an execution may end, by the event that says so. */
const endEvents = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;
type End = keyof typeof endEvents;
export type Status = 'RUNNING' | End;

/** What an execution ended with: output as JSON, or error and cause. */
export interface Result {
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What executions work with. */
export interface ExecutionDependencies {
  readonly clock: Clock;
  readonly invoke: Invoke;
  readonly putEvents: PutEvents;
  readonly tokens: TaskTokens;
  readonly random: () => number;
  readonly onStep: (execution: Execution, step: Step) => void;
  /** Hears of its start and of its end. */
  readonly onStatusChange: (execution: Execution) => void;
}

/** One run of a state machine. */
export class Execution {
  readonly arn: string;
  readonly machine: Machine;
  readonly name: string;
  /** JSON, as it was given. */
  readonly input: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  status: Status = 'RUNNING';
  /** Milliseconds since 1970; undefined while it runs. */
  stoppedAt: number | undefined;
  /** Nothing while it runs. */
  result: Result = {};
  /** All that happened, oldest first. */
  history: readonly HistoryEvent[];
  /** What AWS bills: each state entered, and each retry. */
  transitions = 0;
  readonly #deps: ExecutionDependencies;
  readonly #data: unknown;
  readonly #scope: Scope;
  readonly #lifetime = abortable();
  #callOffTimeout: (() => void) | undefined;

  constructor(
    deps: ExecutionDependencies,
    { machine, name, input }: { readonly machine: Machine; readonly name: string; readonly input: string },
  ) {
    this.arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    this.machine = machine;
    this.name = name;
    this.input = input;
    this.startedAt = deps.clock.now();
    this.#deps = deps;
    this.#data = JSON.parse(input);
    const events: HistoryEvent[] = [];
    const details = { ...eventData('input', this.#data), roleArn: machine.roleArn };
    new EventLog(deps.clock, events).record('ExecutionStarted', details);
    this.history = events;
    const eventLog = new EventLog(deps.clock, events);
    this.#scope = { variables: {}, context: this.#context(), eventLog, signal: this.#lifetime.signal };
  }

  /** Goes through the states, from the first. */
  async run(): Promise<void> {
    const { TimeoutSeconds } = this.machine.definition;
    if (TimeoutSeconds !== undefined)
      this.#callOffTimeout = this.#deps.clock.after(TimeoutSeconds * 1000, () => {
        this.end('TIMED_OUT', new StateFailure('States.Timeout').members);
      });
    this.#deps.onStatusChange(this);
    try {
      const output = await runFlow(this.#run(), this.machine.definition, this.#scope, this.#data);
      this.end('SUCCEEDED', { output: JSON.stringify(output) });
    } catch (error) {
      this.end('FAILED', asFailure(error).members);
    }
  }

  /** Ends it; nothing happens to one that is over. */
  end(status: End, result: Result): void {
    if (this.#lifetime.signal.aborted) return;
    this.status = status;
    this.stoppedAt = this.#deps.clock.now();
    this.result = result;
    const details = result.output === undefined ? {} : { outputDetails: { truncated: false } };
    this.#scope.eventLog.record(endEvents[status], { ...result, ...details });
    this.stop();
    this.#deps.onStatusChange(this);
  }

  /** Lets go of all that it waits for; nothing that comes of it counts any more, and nobody hears of it. */
  stop(): void {
    this.history = [...this.history];
    this.#callOffTimeout?.();
    this.#lifetime.controller.abort();
  }

  #run(): Run {
    const { clock, tokens, random, invoke, putEvents, onStep } = this.#deps;
    const { arn, roleArn } = this.machine;
    const callOf = (state: string) => ({ execution: this.name, state, roleArn });
    return {
      clock,
      tokens,
      random,
      stateMachineArn: arn,
      executionArn: this.arn,
      invoke: (state, functionArn, payload) => invoke(functionArn, payload, callOf(state)),
      putEvents: (state, entries) => putEvents(entries, callOf(state)),
      tell: (step) => {
        if (step.type !== 'caught') this.transitions += 1;
        onStep(this, step);
      },
    };
  }

  #context(): Scope['context'] {
    const { machine, arn, name, startedAt } = this;
    return {
      Execution: {
        Id: arn,
        Input: this.#data,
        Name: name,
        RoleArn: machine.roleArn,
        StartTime: new Date(startedAt).toISOString(),
        RedriveCount: 0,
      },
      StateMachine: { Id: machine.arn, Name: machine.name },
    };
  }
}
