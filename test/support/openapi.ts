import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { HttpResponse } from '../../api/problem.ts';
import { routes, type RouteName } from '../../api/routes.ts';

const ResponseSchema = v.object({
  headers: v.optional(v.record(v.string(), v.object({ $ref: v.string() })), {}),
  content: v.record(v.string(), v.object({ schema: v.unknown() })),
});

const DocumentSchema = v.object({
  paths: v.record(
    v.string(),
    v.record(v.string(), v.object({ responses: v.record(v.string(), ResponseSchema) })),
  ),
});

const id = 'openapi.json';
const file = new URL(`../../docs/${id}`, import.meta.url);
const published = v.parse(v.looseObject({}), JSON.parse(readFileSync(file, 'utf8')));

// Clients overlook what they do not know, so the document lets answers have more members. Our own answers have none.
const close = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(close);
  if (typeof part !== 'object' || part === null) return part;
  const closed = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, close(value)]));
  return 'properties' in part && !('additionalProperties' in part)
    ? { ...closed, additionalProperties: false }
    : closed;
};
const document = v.parse(v.looseObject({}), close(published));
const { paths } = v.parse(DocumentSchema, document);

// Headers are text whatever they hold, so numbers are read out of them.
const validator = (coerceTypes: boolean) => {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, coerceTypes });
  addFormats.default(ajv);
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(document, id);
  return ajv;
};
const bodies = validator(false);
const headers = validator(true);

const pointer = (...segments: readonly string[]): string =>
  segments
    .map((segment) => encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');

const errorsOf = (ajv: Ajv2020, reference: string, value: unknown): readonly string[] => {
  if (ajv.validate(reference, value)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
};

// The document says that API Gateway may rename it.
const renamed = 'x-amzn-remapped-www-authenticate';

const withDocumentedNames = ({ [renamed]: challenge, ...others }: HttpResponse['headers']) =>
  challenge === undefined ? others : { ...others, 'www-authenticate': challenge };

const headerErrors = (response: v.InferOutput<typeof ResponseSchema>, answer: HttpResponse) => {
  const documented = Object.entries(response.headers).flatMap(([header, { $ref }]) => {
    const value = answer.headers[header.toLowerCase()];
    if (value === undefined) return [`header ${header} is missing`];
    return errorsOf(headers, `${id}${$ref}/schema`, value).map((error) => `header ${header}${error}`);
  });
  const known = ['content-type', ...Object.keys(response.headers).map((header) => header.toLowerCase())];
  const others = Object.keys(answer.headers).filter((header) => !known.includes(header));
  return [...documented, ...others.map((header) => `header ${header} is not documented`)];
};

// Errors in another media type are the gateway's own.
const ownMediaType = (status: number): string =>
  status < 400 ? 'application/json' : 'application/problem+json';

/**
 * How an answer differs from what the OpenAPI document says of its route.
 * @returns one line for each difference
 */
export const undocumented = (name: RouteName, answer: HttpResponse): readonly string[] => {
  const { path, method } = routes[name];
  const status = answer.statusCode.toString();
  const response = paths[path]?.[method.toLowerCase()]?.responses[status];
  if (!response) return [`status ${status} is not documented: ${answer.body}`];
  const type = ownMediaType(answer.statusCode);
  if (answer.headers['content-type'] !== type || !(type in response.content))
    return [`${answer.headers['content-type'] ?? 'no media type'} is not documented for status ${status}`];
  const schema = pointer('paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema');
  const body: unknown = JSON.parse(answer.body);
  return [...errorsOf(bodies, `${id}#/${schema}`, body), ...headerErrors(response, answer)];
};

/**
 * The same of an answer that came through the gateway, which has errors of its own: in plain JSON, with none of the
 * headers that handlers set.
 * @returns one line for each difference
 */
export const undocumentedAtGateway = (name: RouteName, answer: HttpResponse): readonly string[] => {
  const { path, method } = routes[name];
  const status = answer.statusCode.toString();
  const type = 'application/json';
  const isOwn = answer.statusCode >= 400 && answer.headers['content-type'] === type;
  if (!isOwn || !(type in (paths[path]?.[method.toLowerCase()]?.responses[status]?.content ?? {})))
    return undocumented(name, { ...answer, headers: withDocumentedNames(answer.headers) });
  const schema = pointer('paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema');
  const body: unknown = JSON.parse(answer.body);
  return errorsOf(bodies, `${id}#/${schema}`, body);
};

/**
 * Holds what a handler answers to docs/openapi.json: status, media type, body and headers. Every header that
 * is documented for the status has to be there, and no other.
 */
export const expectDocumented = (name: RouteName, answer: HttpResponse): void => {
  expect(undocumented(name, answer), `${name} answers as docs/openapi.json says`).toEqual([]);
};
