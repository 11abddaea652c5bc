import * as v from 'valibot';
import { evaluate, queryEvaluationError } from './expressions.ts';
import { asFailure, StateFailure, withinLimit } from './failure.ts';
import { eventData } from './history.ts';
import type { Known, Outcome, Run, Scope } from './run.ts';

/** One stay of an execution in a state, over all its retries. */
export class StateExecution {
  readonly run: Run;
  readonly scope: Scope;
  readonly name: string;
  readonly input: unknown;
  readonly #enteredAt: string;
  /** How often the state was tried again. */
  retries = 0;
  #isTask = false;

  constructor(run: Run, scope: Scope, { name, input }: { readonly name: string; readonly input: unknown }) {
    this.run = run;
    this.scope = scope;
    this.name = name;
    this.input = input;
    this.#enteredAt = run.clock.date().toISOString();
  }

  /** Adds an event to the history. */
  record(type: string, details?: Readonly<Record<string, unknown>>): void {
    this.scope.eventLog.record(type, details);
  }

  enter(type: string): void {
    this.#isTask = type === 'Task';
    if (this.scope.eventLog.isFull)
      throw new StateFailure('States.Runtime', 'The history has become too long.');
    this.record(`${type}StateEntered`, { name: this.name, ...eventData('input', this.input) });
    this.run.tell({ type: 'entered', name: this.name });
  }

  /** Leaves the state: variables count from here on. */
  exit(type: string, { output, assigned }: Outcome): void {
    Object.assign(this.scope.variables, assigned);
    const variables = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
    this.record(`${type}StateExited`, {
      name: this.name,
      ...eventData('output', output),
      ...(variables.length > 0 && { assignedVariables: Object.fromEntries(variables) }),
    });
  }

  /**
   * What a field of the state comes to.
   * @throws StateFailure `States.QueryEvaluationError`, also for what is not of the form that the field has
   */
  async evaluate<Schema extends v.GenericSchema>(
    schema: Schema,
    [field, template]: readonly [string, unknown],
    known: Known = {},
  ): Promise<v.InferOutput<Schema>> {
    try {
      const value = await evaluate(template, { ...this.scope.variables, states: this.#states(known) });
      const { success, output, issues } = v.safeParse(schema, value);
      if (success) return output;
      throw queryEvaluationError(`The value of ${field} cannot be used: ${issues[0].message}`);
    } catch (error) {
      const { members } = asFailure(error);
      this.record('EvaluationFailed', { ...members, location: field, state: this.name });
      throw error;
    }
  }

  /** Output, by default what the state came to, and variables, each of them from the variables before. */
  async outcome(
    { Output, Assign = {} }: { readonly Output?: unknown; readonly Assign?: unknown },
    next: string | undefined,
    known: Known = {},
  ): Promise<Outcome> {
    const { result = this.input, failure } = known;
    const byDefault = failure?.output ?? result;
    const output =
      Output === undefined ? byDefault : await this.evaluate(v.unknown(), ['Output', Output], known);
    const assigned = await this.evaluate(v.record(v.string(), v.unknown()), ['Assign', Assign], known);
    return {
      output: withinLimit(output, `The output of ${this.name}`),
      assigned: withinLimit(assigned, `What ${this.name} assigns`),
      next,
    };
  }

  #states({ token, failure, ...known }: Known): Readonly<Record<string, unknown>> {
    const count = this.#isTask && { RetryCount: this.retries };
    const state = { Name: this.name, EnteredTime: this.#enteredAt, ...count };
    const task = token !== undefined && { Task: { Token: token } };
    return {
      input: this.input,
      context: { ...this.scope.context, State: state, ...task },
      ...known,
      ...(failure && { errorOutput: failure.output }),
    };
  }
}
