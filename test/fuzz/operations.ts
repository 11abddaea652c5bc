import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { RouteName } from '../../api/routes.ts';
import { routeNames } from '../support/entry-points.ts';

const Reference = v.object({ $ref: v.string() });

const Operation = v.object({
  operationId: v.string(),
  security: v.tuple([v.record(v.string(), v.unknown())]),
  parameters: v.array(Reference),
  requestBody: v.optional(
    v.object({ content: v.object({ 'application/json': v.object({ schema: v.unknown() }) }) }),
  ),
});

const Document = v.object({
  paths: v.record(v.string(), v.record(v.string(), Operation)),
  components: v.object({
    schemas: v.record(v.string(), v.unknown()),
    parameters: v.record(
      v.string(),
      v.object({ name: v.string(), in: v.picklist(['path', 'header']), schema: v.unknown() }),
    ),
  }),
});

const file = new URL('../../docs/openapi.json', import.meta.url);
const { paths, components } = v.parse(Document, JSON.parse(readFileSync(file, 'utf8')));

/** Who an operation is for, by the names of the document's security schemes. */
const callers = ['userToken', 'activationCode', 'phoneSecret'] as const;
const CallerSchema = v.picklist(callers);

/** One operation of docs/openapi.json. */
export interface Operation {
  readonly name: RouteName;
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly caller: (typeof callers)[number];
  /** Headers that it takes, with their schemas. */
  readonly headers: readonly { readonly name: string; readonly schema: unknown }[];
  /** JSON Schema of its body; undefined where it takes none. */
  readonly body: unknown;
}

/**
 * What a reference of the document leads to.
 * @throws {Error} it leads to no schema of the document
 */
export const resolveSchema = (reference: string): unknown => {
  const schema = components.schemas[reference.replace('#/components/schemas/', '')];
  if (schema === undefined) throw new Error(`docs/openapi.json has no ${reference}`);
  return schema;
};

const headersOf = (references: readonly v.InferOutput<typeof Reference>[]) =>
  references
    .map(({ $ref }) => components.parameters[$ref.replace('#/components/parameters/', '')])
    .filter((parameter) => parameter !== undefined)
    .filter((parameter) => parameter.in === 'header');

/** Every operation of docs/openapi.json. */
export const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, security, parameters, requestBody }]) => ({
    name: v.parse(v.picklist(routeNames), operationId),
    method: method.toUpperCase(),
    path,
    caller: v.parse(CallerSchema, Object.keys(security[0])[0]),
    headers: headersOf(parameters),
    body: requestBody?.content['application/json'].schema,
  })),
);
