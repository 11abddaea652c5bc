import * as v from 'valibot';
import { place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import { isExpression, findProblems } from './expressions.ts';

// Every object is strict: a field that is not emulated is refused, never passed over.

const sound = <Value>() =>
  v.rawCheck<Value>(({ dataset, addIssue }) => {
    for (const message of findProblems(dataset.value)) addIssue({ message });
  });
const Template = v.pipe(v.unknown(), sound());
const TextTemplate = v.pipe(v.string(), sound());
const Expression = v.pipe(v.string(), v.check(isExpression, 'is not an expression'), sound());
const Text = v.pipe(
  v.string(),
  v.check((text) => !isExpression(text), 'an expression is not emulated here'),
);

const wholeNumber = (least: number, most = 99_999_999) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** Seconds that a task or an execution may take; items that a Map may work on at once, all if 0. */
export const [TimeoutSchema, CountSchema] = [wholeNumber(1), wholeNumber(0)];

const common = { Comment: v.optional(v.string()), QueryLanguage: v.optional(v.literal('JSONata')) };
const leaving = { Output: v.optional(Template), Assign: v.optional(v.record(v.string(), Template)) };
const onward = { ...leaving, Next: v.optional(v.string()), End: v.optional(v.literal(true)) };
const ErrorEquals = v.array(v.string());

const RetrySchema = v.strictObject({
  ErrorEquals,
  IntervalSeconds: v.optional(wholeNumber(1), 1),
  MaxAttempts: v.optional(wholeNumber(0), 3),
  BackoffRate: v.optional(v.pipe(v.number(), v.minValue(1)), 2),
  MaxDelaySeconds: v.optional(wholeNumber(1, 31_622_400), 31_622_400),
  JitterStrategy: v.optional(v.picklist(['FULL', 'NONE']), 'NONE'),
});
const CatchSchema = v.strictObject({ ErrorEquals, Next: v.string(), ...leaving });
const handling = {
  Retry: v.optional(v.array(RetrySchema), []),
  Catch: v.optional(v.array(CatchSchema), []),
};

const PayloadTemplate = v.pipe(
  Template,
  v.check(
    (value) => value !== null && (typeof value !== 'string' || isExpression(value)),
    'a payload of text or nothing is not emulated',
  ),
);

/** Of a task that gives EventBridge events. */
export const putEventsResource = `arn:${place.partition}:states:::events:putEvents` as const;
const lambdaInvoke = `arn:${place.partition}:states:::lambda:invoke` as const;

const task = { Type: v.literal('Task'), ...common, ...onward, ...handling };
const FunctionTaskSchema = v.strictObject({
  ...task,
  TimeoutSeconds: v.optional(v.union([TimeoutSchema, Expression])),
  Resource: v.picklist([lambdaInvoke, `${lambdaInvoke}.waitForTaskToken`]),
  Arguments: v.strictObject({ FunctionName: Text, Payload: v.optional(PayloadTemplate, {}) }),
});
const EventTaskSchema = v.strictObject({
  ...task,
  Resource: v.literal(putEventsResource),
  Arguments: v.strictObject({
    Entries: v.array(v.strictObject({ Source: TextTemplate, DetailType: TextTemplate, Detail: Template })),
  }),
});
const TaskSchema = v.variant('Resource', [FunctionTaskSchema, EventTaskSchema]);
const RuleSchema = v.strictObject({
  Condition: Expression,
  Next: v.string(),
  ...leaving,
});
const ChoiceSchema = v.strictObject({
  Type: v.literal('Choice'),
  Choices: v.array(RuleSchema),
  Default: v.optional(v.string()),
  ...common,
  ...leaving,
});
const WaitSchema = v.strictObject({
  Type: v.literal('Wait'),
  Seconds: v.union([CountSchema, Expression]),
  ...common,
  ...onward,
});
const FailSchema = v.strictObject({
  Type: v.literal('Fail'),
  Error: TextTemplate,
  Cause: v.optional(TextTemplate),
  ...common,
});
const StepSchema = v.variant('Type', [
  TaskSchema,
  ChoiceSchema,
  WaitSchema,
  FailSchema,
  v.strictObject({ Type: v.literal('Pass'), ...common, ...onward }),
  v.strictObject({ Type: v.literal('Succeed'), ...common, Output: leaving.Output }),
]);
const MapSchema = v.strictObject({
  Type: v.literal('Map'),
  Items: v.union([v.array(Template), Expression]),
  ItemProcessor: v.strictObject({
    ProcessorConfig: v.optional(v.strictObject({ Mode: v.literal('INLINE') })),
    StartAt: v.string(),
    States: v.record(v.string(), StepSchema),
  }),
  MaxConcurrency: v.optional(v.union([CountSchema, Expression]), 0),
  ...common,
  ...onward,
  ...handling,
});
const StateSchema = v.variant('Type', [StepSchema, MapSchema]);

const DefinitionSchema = v.strictObject({
  Comment: common.Comment,
  QueryLanguage: v.literal('JSONata'),
  TimeoutSeconds: v.optional(TimeoutSchema),
  StartAt: v.string(),
  States: v.record(v.string(), StateSchema),
});

export type FunctionTaskState = v.InferOutput<typeof FunctionTaskSchema>;
export type EventTaskState = v.InferOutput<typeof EventTaskSchema>;
export type MapState = v.InferOutput<typeof MapSchema>;
export type ChoiceState = v.InferOutput<typeof ChoiceSchema>;
export type WaitState = v.InferOutput<typeof WaitSchema>;
export type FailState = v.InferOutput<typeof FailSchema>;
export type State = v.InferOutput<typeof StateSchema>;
export type Definition = v.InferOutput<typeof DefinitionSchema>;

/** States that follow each other: those of an execution, or those of each item of a Map. */
export type Flow = Pick<Definition, 'StartAt' | 'States'>;
/** What a state does about errors. */
export type Handling = Pick<FunctionTaskState, 'Retry' | 'Catch'>;

/** The answer to a definition that cannot be one. */
export const invalidDefinition = (why: string): ServiceError =>
  new ServiceError('InvalidDefinition', `Invalid State Machine Definition: ${why}`);

/**
 * Reads a definition of a state machine.
 * @throws ServiceError `InvalidDefinition`, also for what Step Functions takes and this does not emulate
 */
export const readDefinition = (text: string): Definition => {
  const { success, output, issues } = v.safeParse(v.pipe(v.string(), v.parseJson(), DefinitionSchema), text);
  if (success) return output;
  const path = v.getDotPath(issues[0]) ?? 'Definition';
  throw invalidDefinition(`${path}: ${issues[0].message}`);
};
