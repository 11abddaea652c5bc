import jsonata from 'jsonata';
import * as v from 'valibot';
import { StateFailure } from './failure.ts';

/**
 * Functions that Step Functions adds to JSONata or takes out of it, and those that tell the laptop's time.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const notEmulated = /\$(?:eval|hash|millis|now|partition|range|uuid)\b/;

const compiled = new Map<string, jsonata.Expression>();

/** Whether a text of a definition is an expression, or tries to be one. */
export const isExpression = (text: string): boolean => text.startsWith('{%') || text.endsWith('%}');

const compile = (text: string): jsonata.Expression => {
  const known = compiled.get(text);
  if (known) return known;
  const [, source] = /^\{%(.*)%\}$/s.exec(text) ?? [];
  if (source === undefined) throw new Error('an expression stands between {% and %}');
  const [name] = notEmulated.exec(source) ?? [];
  if (name !== undefined) throw new Error(`${name} is not emulated`);
  const expression = jsonata(source.trim());
  expression.registerFunction('parse', (text: string): unknown => JSON.parse(text), '<s:x>');
  compiled.set(text, expression);
  return expression;
};

/** What is wrong with the expressions of a template. */
export const findProblems = (template: unknown): readonly string[] => {
  if (isRecord(template)) return Object.values(template).flatMap(findProblems);
  if (typeof template !== 'string' || !isExpression(template)) return [];
  try {
    compile(template);
    return [];
  } catch (error) {
    return [`${template}: ${readMessage(error)}`];
  }
};

/**
 * A template with each of its expressions replaced by what it gives.
 * @param bindings values of the names that expressions read: `states`, and each variable
 * @throws StateFailure `States.QueryEvaluationError`
 */
export const evaluate = async (
  template: unknown,
  bindings: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const inside = (part: unknown) => evaluate(part, bindings);
  if (typeof template === 'string')
    return isExpression(template) ? evaluateText(template, bindings) : template;
  if (Array.isArray(template)) return Promise.all(template.map(inside));
  if (!isRecord(template)) return template;
  const parts = Object.entries(template).map(async ([name, part]) => [name, await inside(part)] as const);
  return Object.fromEntries(await Promise.all(parts));
};

const evaluateText = async (text: string, bindings: Readonly<Record<string, unknown>>): Promise<unknown> => {
  try {
    const result: unknown = await compile(text).evaluate(undefined, bindings);
    if (result === undefined || isFunction(result)) throw new Error('it returned nothing (undefined)');
    // As data: free of the marks that JSONata puts on lists, and of values that other states may change.
    return v.parse(v.unknown(), JSON.parse(JSON.stringify(result)));
  } catch (error) {
    throw queryEvaluationError(`The JSONata expression ${text} failed: ${readMessage(error)}`);
  }
};

/** The failure of a state whose expression gives nothing, or nothing that can be used. */
export const queryEvaluationError = (cause: string): StateFailure =>
  new StateFailure('States.QueryEvaluationError', cause);

/** JSONata's own functions are objects. */
const isFunction = (value: unknown): boolean =>
  isRecord(value) && ('_jsonata_lambda' in value || '_jsonata_function' in value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

// JSONata throws objects that are no errors.
const readMessage = (error: unknown): string => {
  const { success, output } = v.safeParse(v.object({ message: v.string() }), error);
  return success ? output.message : String(error);
};
