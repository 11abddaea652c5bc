import type { Service } from '../aws/operation.ts';
import type { Clock } from '../clock.ts';
import type { Execution, Machine, Status } from './execution.ts';
import { executionOperations } from './execution-operations.ts';
import { machineOperations } from './machine-operations.ts';
import { Registry } from './registry.ts';
import type { Invoke, PutEvents, Step } from './run.ts';
import { statusChange, type StatusChange } from './status-change.ts';
import { taskOperations } from './task-operations.ts';
import { TaskTokens } from './task-tokens.ts';

/** A step of an execution, or its end, for people who watch. */
export type Transition = {
  /** Name of the execution. */
  readonly execution: string;
  readonly at: Date;
} & (Step | { readonly type: 'ended'; readonly status: Status; readonly error?: string | undefined });

/** What state machines work with. */
export interface StateMachinesOptions {
  readonly clock: Clock;
  readonly invoke: Invoke;
  readonly putEvents: PutEvents;
  /** Hears of each step: state entered, retry scheduled, error caught, execution ended. */
  readonly onTransition?: (transition: Transition) => void;
  /** Hears what EventBridge is told: that an execution started, and that it ended. */
  readonly onStatusChange?: (detail: StatusChange) => void;
  /** From 0 up to 1: decides how long retries with jitter wait. */
  readonly random?: () => number;
}

/**
 * Step Functions, as far as Standard workflows in JSONata that call functions and put events need it. What it does not emulate it
 * refuses: fields and states when a machine is created, members when an operation is called.
 */
export class StateMachines {
  readonly service: Service;
  readonly #registry: Registry;

  constructor(options: StateMachinesOptions) {
    const { clock, invoke, putEvents, random = Math.random, onTransition, onStatusChange } = options;
    const tokens = new TaskTokens();
    const told = ({ name }: Execution) => ({ execution: name, at: clock.date() });
    const registry = new Registry({
      clock,
      invoke,
      putEvents,
      tokens,
      random,
      onStep: (execution, step) => onTransition?.({ ...told(execution), ...step }),
      onStatusChange: (execution) => {
        const { status, result } = execution;
        if (status !== 'RUNNING')
          onTransition?.({ ...told(execution), type: 'ended', status, error: result.error });
        onStatusChange?.(statusChange(execution));
      },
    });
    this.#registry = registry;
    const operations = {
      ...executionOperations(registry),
      ...machineOperations(registry),
      ...taskOperations(registry, tokens),
    };
    this.service = { name: 'states', operations };
  }

  /**
   * Creates a state machine.
   * @param machine its definition is JSON
   * @throws ServiceError `InvalidDefinition`
   */
  create(
    machine: Readonly<Record<'name' | 'arn' | 'definition' | 'roleArn', string>> &
      Partial<Pick<Machine, 'settings'>>,
  ): void {
    const { definition, settings = {}, ...rest } = machine;
    this.#registry.create({ ...rest, settings, text: definition });
  }

  /** All executions, in the order they were started. */
  executions(): readonly Execution[] {
    return this.#registry.executions;
  }

  /** Lets go of all that executions wait for; they stay as they are. */
  stop(): void {
    for (const execution of this.#registry.executions) execution.stop();
  }
}
