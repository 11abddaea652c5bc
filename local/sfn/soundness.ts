import validate from 'asl-validator';
import * as v from 'valibot';
import type { Definition, Flow, Handling, State } from './definition.ts';

type Assign = Readonly<Record<string, unknown>>;

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: names as in Unicode's annex 31 */
const isVariableName = (name: string): boolean =>
  /^\p{ID_Start}\p{ID_Continue}*$/u.test(name) && name.length <= 80 && name !== 'states';

const readHandling = (state: State): Handling =>
  state.Type === 'Task' || state.Type === 'Map' ? state : { Retry: [], Catch: [] };

/** States.ALL stands alone, and in the last Retry or Catch. */
const errorEqualsProblems = (
  list: readonly { readonly ErrorEquals: readonly string[] }[],
): readonly string[] =>
  list.flatMap(({ ErrorEquals }, index) => [
    ...(ErrorEquals.length === 0 ? ['ErrorEquals names no error'] : []),
    ...(ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < list.length - 1)
      ? ['States.ALL stands alone and last']
      : []),
  ]);

const retryProblems = ({ Retry }: Handling): readonly string[] =>
  Retry.filter(({ IntervalSeconds, MaxDelaySeconds }) => MaxDelaySeconds <= IntervalSeconds).map(
    () => 'MaxDelaySeconds is no more than IntervalSeconds',
  );

/** Variables that a state assigns, wherever it goes on to. */
const listAssigned = (state: State): readonly string[] => {
  const rules: readonly { readonly Assign?: Assign | undefined }[] =
    state.Type === 'Choice' ? state.Choices : readHandling(state).Catch;
  const own = 'Assign' in state ? [state] : [];
  return [...own, ...rules].flatMap(({ Assign = {} }) => Object.keys(Assign));
};

const variableProblems = (names: readonly string[], outer: readonly string[]): readonly string[] => [
  ...names.filter((name) => !isVariableName(name)).map((name) => `${name} is no name of a variable`),
  ...names
    .filter((name) => outer.includes(name))
    .map((name) => `${name} is a variable of the flow around it`),
];

/** Whether expressions of a part of a state read a member of `$states`. */
const reads = (member: 'result' | 'errorOutput', part: unknown): boolean =>
  new RegExp(`\\$states\\.${member}\\b`).test(JSON.stringify(part));

/**
 * What a state reads before it is there
 * (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, reserved variable `$states`).
 */
const accessProblems = (state: State): readonly string[] => {
  const { Output, Assign, Catch, ItemProcessor, ...rest }: Readonly<Record<string, unknown>> = { ...state };
  const hasResult = state.Type === 'Task' || state.Type === 'Map';
  const withoutResult = [rest, Catch, ...(hasResult ? [] : [Output, Assign])];
  return [
    ...(reads('result', withoutResult) ? ['$states.result is not accessible there'] : []),
    ...(reads('errorOutput', [rest, Output, Assign]) ? ['$states.errorOutput is not accessible there'] : []),
  ];
};

/** @param outer variables that the flow around this one assigns */
const flowProblems = ({ States }: Flow, outer: readonly string[] = []): readonly string[] => {
  const states: readonly [string, State][] = Object.entries(States);
  const own = states.flatMap(([, state]) => listAssigned(state));
  return states.flatMap(([name, state]) => {
    const handling = readHandling(state);
    const problems = [
      ...errorEqualsProblems(handling.Retry),
      ...errorEqualsProblems(handling.Catch),
      ...retryProblems(handling),
      ...variableProblems(listAssigned(state), outer),
      ...accessProblems(state),
    ];
    const inside = state.Type === 'Map' ? flowProblems(state.ItemProcessor, [...outer, ...own]) : [];
    return [...problems.map((problem) => `${name}: ${problem}`), ...inside];
  });
};

/**
 * Why Step Functions would not create a machine: what asl-validator finds, and rules that it does not know.
 * @param text the definition as it came
 */
export const unsoundness = (text: string, definition: Definition): readonly string[] => {
  // asl-validator writes into what it is given.
  const { isValid, errorsText } = validate(v.parse(v.unknown(), JSON.parse(text)));
  return [...(isValid ? [] : [errorsText()]), ...flowProblems(definition)];
};
