import * as v from 'valibot';
import { resourcesOf, textOf } from './synthesized.ts';

const Target = v.optional(v.string());

const StateSchema = v.looseObject({
  Type: v.picklist(['Task', 'Choice', 'Map', 'Succeed', 'Fail', 'Pass', 'Wait']),
  Next: Target,
  Default: Target,
  End: v.optional(v.boolean()),
  Choices: v.optional(v.array(v.looseObject({ Next: v.string(), Condition: v.string() })), []),
  Catch: v.optional(v.array(v.looseObject({ Next: v.string(), ErrorEquals: v.array(v.string()) })), []),
  Retry: v.optional(
    v.array(
      v.object({
        ErrorEquals: v.array(v.string()),
        IntervalSeconds: v.number(),
        MaxAttempts: v.number(),
        BackoffRate: v.number(),
        MaxDelaySeconds: v.number(),
        JitterStrategy: v.string(),
      }),
    ),
    [],
  ),
  Resource: v.optional(v.string(), ''),
  TimeoutSeconds: v.optional(v.union([v.number(), v.string()])),
  Arguments: v.optional(
    v.object({
      FunctionName: v.optional(v.string()),
      Payload: v.optional(v.record(v.string(), v.unknown())),
      Entries: v.optional(v.array(v.record(v.string(), v.unknown()))),
    }),
  ),
  Assign: v.optional(v.record(v.string(), v.string())),
  ItemProcessor: v.optional(v.object({ StartAt: v.string(), States: v.record(v.string(), v.unknown()) })),
});

export type State = v.InferOutput<typeof StateSchema> & { readonly name: string };

const FlowSchema = v.looseObject({ StartAt: v.string(), States: v.record(v.string(), v.unknown()) });

/** The ends of the names of the processes. */
export type ProcessName = 'Get' | 'Renew' | 'Lock' | 'Change';

/** A state machine. @param process the end of its name */
export const machineOf = (process: ProcessName) =>
  resourcesOf('AWS::StepFunctions::StateMachine').find(
    ({ Properties }) => Properties['StateMachineName'] === `MobileIDSelfServiceProc${process}`,
  );

/** The definition of a process as Step Functions gets it, references in angle brackets. */
export const definition = (process: ProcessName = 'Get'): unknown => {
  const machine = machineOf(process);
  return JSON.parse(textOf(machine?.Properties['DefinitionString']));
};

/** Where the states of a flow begin, and each of them by its name. */
export const flowOf = (flow: unknown) => {
  const { StartAt, States } = v.parse(FlowSchema, flow);
  const states = new Map(
    Object.entries(States).map(([name, state]): [string, State] => [
      name,
      { ...v.parse(StateSchema, state), name },
    ]),
  );
  return { start: StartAt, states };
};

/** The states of a flow from one on, as long as all goes well and nothing is asked for that is off at first. */
export const wellFrom = (first: string, states: ReadonlyMap<string, State>): readonly string[] => {
  const state = states.get(first);
  const next = state?.Next ?? state?.Default;
  return next === undefined ? [first] : [first, ...wellFrom(next, states)];
};

/** Every state, those inside the Map as well. */
export const allStates = (flow: unknown = definition()): readonly State[] =>
  [...flowOf(flow).states.values()].flatMap((state) => [
    state,
    ...(state.ItemProcessor ? allStates(state.ItemProcessor) : []),
  ]);

/** Every state that calls a function. */
export const tasks = (process: ProcessName = 'Get'): readonly State[] =>
  allStates(definition(process)).filter(({ Resource }) => Resource.includes(':states:::lambda:invoke'));

/** Whether a state waits for its task token. */
export const waits = ({ Resource }: State): boolean => Resource.endsWith('.waitForTaskToken');
