import { toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { errorMembers } from '../../domain/failures/error-members.ts';
import { problemType } from '../../api/problem.ts';
import type { Route } from '../../api/route.ts';
import { listProblems } from '../../api/route-problems.ts';
import { routes } from '../../api/routes.ts';
import * as phoneSchemas from '../../api/phone-schemas.ts';
import * as schemas from '../../api/schemas.ts';
import { errorName, errorTypes, type ErrorCode } from '../../domain/failures/error-types.ts';
import { examples } from './examples.ts';

/** A section of the document's components. */
export type Section = 'schemas' | 'headers' | 'parameters' | 'securitySchemes';

/** A reference to a component of the document. */
export const refTo = (section: Section, name: string) => ({ $ref: `#/components/${section}/${name}` });

// Sorted, because not every loader lists the exports of a module in the order of the standard.
const messages = Object.entries({ ...schemas, ...phoneSchemas })
  .map(([constant, schema]) => [constant.replace(/Schema$/, ''), schema] as const)
  .toSorted(([one], [other]) => one.localeCompare(other));

/** The name of a request's or an answer's schema: that of its constant. */
export const schemaName = (schema: v.GenericSchema): string => {
  const [name] = messages.find(([, exported]) => exported === schema) ?? [];
  if (name === undefined)
    throw new Error('A route has a schema that api/schemas.ts and api/phone-schemas.ts do not export');
  return name;
};

/** Every error that a client can meet, by HTTP status. */
export const clientErrors = (): readonly ErrorCode[] =>
  [...new Set(Object.values(routes).flatMap((route) => listProblems(route)))].toSorted(
    (a, b) => errorTypes[a].status - errorTypes[b].status,
  );

const RegexAction = v.object({ type: v.literal('regex'), requirement: v.instance(RegExp) });

// The lengths that `characters` holds text to.
const lengths = /^\^\.\{(\d+),(\d+)\}\$$/;

const describeRegex = ({ source }: RegExp): object => {
  const [, minLength, maxLength] = lengths.exec(source) ?? [];
  if (minLength === undefined) return { pattern: source };
  return { minLength: Number(minLength), maxLength: Number(maxLength) };
};

const refuseErrors = (errors: readonly string[] | undefined) => {
  if (errors) throw new Error(errors.join('; '));
};

// A pipe with two schemas is one that narrows (`shortList`): what the second says is added to the first. Any other
// difficulty is thrown.
// JSON Schema reads a pattern as if it had the flag `u` (2020-12 core section 6.4): that is the only flag here.
const config: ConversionConfig = {
  target: 'draft-2020-12',
  ignoreActions: ['trim'],
  overrideRef: ({ referenceId }) => refTo('schemas', referenceId).$ref,
  errorMode: 'ignore',
  overrideSchema: ({ errors }) => {
    refuseErrors(errors);
    return undefined;
  },
  overrideAction: ({ valibotAction, jsonSchema, errors }) => {
    if (!v.is(RegexAction, valibotAction)) {
      refuseErrors(errors);
      return undefined;
    }
    return { ...jsonSchema, ...describeRegex(valibotAction.requirement) };
  },
};

const membersOf: Readonly<Partial<Record<ErrorCode, v.ObjectEntries>>> = errorMembers;

/** Problem details of one error (RFC 9457). */
const problemSchema = (code: ErrorCode) => {
  const { title, status } = errorTypes[code];
  const entries = {
    type: v.literal(problemType(code)),
    title: v.literal(title),
    status: v.literal(status),
    detail: v.pipe(v.string(), v.description('What is wrong this time; never a value that was sent.')),
    ...membersOf[code],
  };
  return v.pipe(v.strictObject(entries), v.description(title));
};

const problemSchemas = () =>
  Object.fromEntries(clientErrors().map((code) => [errorName(code), problemSchema(code)] as const));

const gatewayErrorSchema = {
  description: 'An error of the gateway itself.',
  type: 'object',
  properties: { message: { type: 'string' } },
  required: ['message'],
};

/** Names of the schemas that requests are made of, by the schemas of bodies and what those refer to. */
const requestNames = (made: Readonly<Record<string, unknown>>): ReadonlySet<string> => {
  const bodies = Object.values<Route>(routes).flatMap(({ body }) => (body ? [schemaName(body)] : []));
  const parts = bodies.flatMap((name) =>
    [...JSON.stringify(made[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, part = '']) => part),
  );
  return new Set([...bodies, ...parts]);
};

// Unknown members of a request are refused; those of an answer are for clients to overlook: a later release may add some.
const open = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(open);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name, value]) => name !== 'additionalProperties' || value !== false)
      .map(([name, value]) => [name, open(value)]),
  );
};

const withExample = ([name, schema]: readonly [string, object]) => {
  const example = examples[name];
  return [name, example === undefined ? schema : { ...schema, examples: [example] }] as const;
};

/** Every schema of the document. */
export const schemaComponents = () => {
  const made = toJsonSchemaDefs({ ...Object.fromEntries(messages), ...problemSchemas() }, config);
  const requests = requestNames(made);
  const opened = Object.entries(made).map(
    ([name, schema]) =>
      [name, requests.has(name) ? schema : v.parse(v.looseObject({}), open(schema))] as const,
  );
  return { ...Object.fromEntries(opened.map(withExample)), GatewayError: gatewayErrorSchema };
};
