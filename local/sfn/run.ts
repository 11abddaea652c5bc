import type { Clock } from '../clock.ts';
import type { StateFailure } from './failure.ts';
import type { EventLog } from './history.ts';
import type { TaskTokens } from './task-tokens.ts';

/** Which state of which execution calls a function, and as whom. */
export interface Call {
  /** Name of the execution. */
  readonly execution: string;
  /** Name of the state. */
  readonly state: string;
  readonly roleArn: string;
}

/**
 * Calls a function and gives what it returns.
 * @throws an error with `errorType` and `errorMessage` where the function failed; ServiceError where Lambda did
 */
export type Invoke = (functionArn: string, payload: unknown, call: Call) => Promise<unknown>;

/**
 * Gives EventBridge events and gives what it answers.
 * @throws ServiceError
 */
export type PutEvents = (entries: readonly unknown[], call: Call) => Promise<unknown>;

/** A step of an execution, in a state of this name. */
export type Step = { readonly name: string } & (
  | { readonly type: 'entered' }
  | { readonly type: 'retrying'; readonly error: string; readonly seconds: number }
  | { readonly type: 'caught'; readonly error: string; readonly next: string }
);

/** What all states of an execution share. */
export interface Run {
  readonly clock: Clock;
  readonly tokens: TaskTokens;
  /** From 0 up to 1: what retries with jitter take. */
  readonly random: () => number;
  readonly stateMachineArn: string;
  readonly executionArn: string;
  /** Calls a function for a state of the execution. */
  readonly invoke: (state: string, functionArn: string, payload: unknown) => Promise<unknown>;
  /** Gives EventBridge events of a state of the execution. */
  readonly putEvents: (state: string, entries: readonly unknown[]) => Promise<unknown>;
  /** Hears of each step. */
  readonly tell: (step: Step) => void;
}

/** Where states run: the execution itself, or one item of a Map, which ends with the Map. */
export interface Scope {
  /** Those that states assign; an item reads those around it and keeps its own to itself. */
  readonly variables: Record<string, unknown>;
  readonly context: Readonly<Record<string, unknown>>;
  readonly eventLog: EventLog;
  readonly signal: AbortSignal;
}

/** What a state leaves behind. */
export interface Outcome {
  readonly output: unknown;
  readonly assigned: Readonly<Record<string, unknown>>;
  /** The next state; undefined at an end. */
  readonly next: string | undefined;
}

/** What an expression may read besides the input, by the state's progress. */
export interface Known {
  readonly result?: unknown;
  readonly failure?: StateFailure;
  /** Stands in the context object. */
  readonly token?: string | undefined;
}
