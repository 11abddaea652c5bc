import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { examples } from '../bin/docs/examples.ts';
import { generatedFiles } from '../bin/docs/files.ts';
import { openApiDocument } from '../bin/docs/openapi-document.ts';
import { schemaName } from '../bin/docs/schemas.ts';
import * as phoneSchemas from '../api/phone-schemas.ts';
import * as schemas from '../api/schemas.ts';
import type { Route } from '../api/route.ts';
import { listProblems } from '../api/route-problems.ts';
import { routes } from '../api/routes.ts';
import { errorName, errorTypes } from '../domain/failures/error-types.ts';
import { routeNames } from './support/entry-points.ts';

const files = await generatedFiles();

const SchemaSchema = v.looseObject({ $ref: v.optional(v.string()), oneOf: v.optional(v.array(v.unknown())) });
const OperationSchema = v.looseObject({
  operationId: v.string(),
  security: v.array(v.record(v.string(), v.array(v.string()))),
  parameters: v.array(v.object({ $ref: v.string() })),
  requestBody: v.optional(v.object({ required: v.boolean(), content: v.record(v.string(), v.unknown()) })),
  responses: v.record(
    v.string(),
    v.looseObject({ content: v.record(v.string(), v.looseObject({ schema: SchemaSchema })) }),
  ),
});
const DocumentSchema = v.looseObject({
  openapi: v.string(),
  paths: v.record(v.string(), v.record(v.string(), OperationSchema)),
  components: v.record(v.string(), v.record(v.string(), v.unknown())),
});

const document = v.parse(DocumentSchema, openApiDocument());
const operations = Object.values(document.paths).flatMap((item) => Object.values(item));

const operationOf = ({ method, path }: Route) => {
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`The document has no ${method} ${path}`);
  return operation;
};

// The others are parts of these.
const messages = Object.entries({ ...schemas, ...phoneSchemas }).filter(
  ([name]) => /(Body|Answer)$/.test(name) && name !== 'LabelsResponse',
);

const references = (part: unknown): readonly string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);

describe('documents made from the code', () => {
  it.each(files)('$path is up to date; if not: npm run generate', ({ path, text }) => {
    const isUpToDate = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') === text;
    expect(isUpToDate, `${path} is out of date. Run: npm run generate`).toBe(true);
  });

  it('are the API and its errors, options and people', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'docs/openapi.json',
      'docs/options.md',
      'docs/problems.md',
      'docs/users.md',
    ]);
  });
});

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has each route as an operation of its name', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(routeNames.toSorted());
  });

  it('refers only to what it holds, and holds only what it refers to', () => {
    const used = new Set(
      [...JSON.stringify(document).matchAll(/"#\/components\/([\w/-]+)"/g)].map(([, name]) => name),
    );
    const held = Object.entries(document.components).flatMap(([section, parts]) =>
      section === 'securitySchemes' ? [] : Object.keys(parts).map((name) => `${section}/${name}`),
    );
    expect([...used].toSorted()).toEqual(held.toSorted());
  });

  it('refuses unknown members of requests, and lets answers have more than it knows', () => {
    const closed = Object.entries(document.components['schemas'] ?? {}).filter(([, schema]) =>
      JSON.stringify(schema).includes('"additionalProperties":false'),
    );
    const bodies = routeNames.flatMap((name) => {
      const { body }: Route = routes[name];
      return body ? [schemaName(body)] : [];
    });
    expect(closed.map(([name]) => name).toSorted()).toEqual(
      [...new Set([...bodies, 'TransportKey'])].toSorted(),
    );
  });

  it.each([
    ['emoji', '😀'.repeat(64), '😀'.repeat(65)],
    ['letters', 'a'.repeat(64), 'a'.repeat(65)],
    ['marks that combine', 'é'.normalize('NFD').repeat(32), 'é'.normalize('NFD').repeat(33)],
  ])('counts %s of a name as the code does', (_, longest, longer) => {
    const { properties } = v.parse(
      v.looseObject({ properties: v.record(v.string(), v.looseObject({})) }),
      document.components['schemas']?.['SubmitActivationBody'],
    );
    const { maxLength, minLength } = v.parse(
      v.object({ minLength: v.number(), maxLength: v.number() }),
      properties['phoneName'],
    );
    // JSON Schema 2020-12 validation section 6.3.1: characters as in RFC 8259, so code points.
    const isDocumented = (name: string) => {
      const { length } = Array.from(name);
      return length >= minLength && length <= maxLength;
    };
    for (const name of [longest, longer])
      expect(v.is(phoneSchemas.SubmitActivationBody.entries.phoneName, name)).toBe(isDocumented(name));
    expect([isDocumented(longest), isDocumented(longer)]).toEqual([true, false]);
  });

  it.each(routeNames)('%s: who may call it', (name) => {
    const wanted = {
      user: { userToken: ['get-mobile-id/self-service'] },
      code: { activationCode: [] },
      phone: { phoneSecret: [] },
    };
    expect(operationOf(routes[name]).security).toEqual([wanted[routes[name].caller]]);
  });

  it.each(routeNames)('%s: each answer, each problem and no other', (name) => {
    const route: Route = routes[name];
    const { responses } = operationOf(route);
    for (const [status, schema] of Object.entries(route.responses))
      expect(references(responses[status])).toEqual([schemaName(schema)]);
    const documented = Object.values(responses).flatMap(({ content }) =>
      references(content['application/problem+json'] ?? {}),
    );
    expect(documented.toSorted()).toEqual(listProblems(route).map(errorName).toSorted());
  });

  it.each(routeNames)("%s: the gateway's own errors, in their own media type", (name) => {
    const { caller }: Route = routes[name];
    const statuses = Object.entries(operationOf(routes[name]).responses).flatMap(([status, { content }]) =>
      references(content['application/json'] ?? {}).includes('GatewayError') ? [Number(status)] : [],
    );
    expect(statuses).toEqual([...(caller === 'user' ? [401, 403] : []), 404, 413, 429, 500, 503]);
  });

  it.each(routeNames)('%s: what it takes', (name) => {
    const { path, body, idempotencyKey, recentSignIn }: Route = routes[name];
    const { parameters, requestBody } = operationOf(routes[name]);
    expect(parameters.map(({ $ref }) => $ref.split('/').at(-1))).toEqual([
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, param]) => param),
      ...(idempotencyKey ? ['idempotencyKey'] : []),
      ...(recentSignIn ? ['idToken'] : []),
    ]);
    expect(references(requestBody ?? {})).toEqual(body ? [schemaName(body)] : []);
  });

  it('lets a client leave out the bodies that the routes take empty', () => {
    const required = operations.filter(({ requestBody }) => requestBody?.required);
    expect(required.map(({ operationId }) => operationId)).toEqual([
      'approve-order',
      'lock-mobile-id',
      'submit-activation',
    ]);
  });

  it('names only Idempotency-Key as a header, which only a start takes', () => {
    const withKey = operations.filter((operation) => JSON.stringify(operation).includes('idempotencyKey'));
    expect(withKey.map(({ operationId }) => operationId)).toEqual(['start-order']);
  });

  it.each(messages)('has an example of %s that the schema takes', (name, schema) => {
    expect(v.safeParse(schema, examples[name])).toMatchObject({ success: true });
  });

  it('knows no error that only the process meets', () => {
    const names = Object.keys(document.components['schemas'] ?? {});
    for (const error of ['InputInvalid', 'OptionInvalid', 'CertificateOutcomeUnknown', 'CertificateWrong'])
      expect(names).not.toContain(error);
  });
});

describe('the page of errors', () => {
  const page = files.find(({ path }) => path === 'docs/problems.md')?.text ?? '';

  it.each(Object.keys(errorTypes))('tells of %s', (code) => {
    expect(page).toMatch(new RegExp(`^(### ${code}|- \`${errorName(code)}\`: .*)$`, 'm'));
  });
});
