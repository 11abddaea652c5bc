import fc from 'fast-check';
import { fromSchema } from './from-schema.ts';
import { headerValue, hostileBody, hostileId, otherHeaders, type HostileBody } from './hostile.ts';
import { change, type Change } from './near-valid.ts';
import { operations, type Operation } from './operations.ts';
import { places, type Place } from './places.ts';

/** Whose credentials a request brings. */
const bearers = [
  ...['the right one', 'none', 'of another order', 'of another kind', 'changed by one character'],
  ...['of another user', 'of a locked user', 'of a user whom the directory does not know'],
  'of a sign-in of long ago',
] as const;

/** Of whom a bearer is; or what stands in the whole header. */
export type Bearer = (typeof bearers)[number] | { readonly header: string };

/** What a request brings along, in the words of docs/openapi.json, of a parser's enemy, or of bytes. */
export type Body =
  | { readonly is: 'nothing' }
  | { readonly is: 'honest'; readonly changes: readonly Change[] }
  | { readonly is: 'valid'; readonly value: unknown; readonly changes: readonly Change[] }
  | ({ readonly is: 'hostile' } & HostileBody)
  | { readonly is: 'bytes'; readonly hex: string };

/**
 * A request that can be made on any cast: it says whose order it is about and whose secret it shows, not which. So a
 * seed and a number give the same request again.
 */
export interface GeneratedRequest {
  readonly operation: Operation['name'];
  readonly method: string;
  /** Whose order it is about. */
  readonly place: Place;
  readonly scheme: string;
  readonly bearer: Bearer;
  /** What stands in the path; the id of the order, or of its mobile ID, without. */
  readonly id?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

const changes = fc.oneof(
  { weight: 2, arbitrary: fc.constant<readonly Change[]>([]) },
  { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
);

const bodyFor = ({ body }: Operation): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<Body>({ is: 'nothing' }) },
    { weight: 4, arbitrary: changes.map((changed): Body => ({ is: 'honest', changes: changed })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(body === undefined ? fc.jsonValue() : fromSchema(body), changes)
        .map(([value, changed]): Body => ({ is: 'valid', value, changes: changed })),
    },
    { weight: 2, arbitrary: hostileBody.map((hostile): Body => ({ is: 'hostile', ...hostile })) },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ maxLength: 200 })
        .map((bytes): Body => ({ is: 'bytes', hex: Buffer.from(bytes).toString('hex') })),
    },
  );

const headerFor = (name: string) =>
  fc
    .option(fc.oneof(fc.uuid(), headerValue), { freq: 2 })
    .map((value) => (value === null ? {} : { [name.toLowerCase()]: value }));

const headersFor = ({ headers }: Operation): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc
    .tuple(otherHeaders, ...headers.map(({ name }) => headerFor(name)))
    .map((all) => all.reduce((together, one) => ({ ...together, ...one }), {}));

/** Where an order has to be for an operation to do anything. */
const placeFor: Readonly<Record<Operation['name'], Place>> = {
  'start-order': 'no order',
  'read-order': 'awaiting-another-code',
  'confirm-order': 'awaiting-confirmation',
  'renew-activation-code': 'awaiting-another-code',
  'approve-order': 'awaiting-approval',
  'cancel-order': 'awaiting-confirmation',
  'list-mobile-ids': 'completed',
  'read-mobile-id': 'completed',
  'read-phone-mobile-id': 'completed',
  'create-phone-challenge': 'completed',
  'test-mobile-id': 'completed',
  'renew-mobile-id': 'completed',
  'lock-mobile-id': 'completed',
  'read-activation': 'awaiting-phone',
  'submit-activation': 'awaiting-phone',
  'read-certificates': 'awaiting-installation',
  'confirm-installation': 'awaiting-installation',
  'abandon-installation': 'awaiting-installation',
};

const requestTo = (operation: Operation): fc.Arbitrary<GeneratedRequest> =>
  fc.record(
    {
      operation: fc.constant(operation.name),
      method: fc.oneof(
        { weight: 40, arbitrary: fc.constant(operation.method) },
        { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS') },
      ),
      place: fc.oneof(
        { weight: 2, arbitrary: fc.constant(placeFor[operation.name]) },
        { weight: 1, arbitrary: fc.constantFrom(...places) },
      ),
      scheme: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom('Bearer ', 'bearer ') },
        {
          weight: 1,
          arbitrary: fc.constantFrom('', 'Basic ', 'DPoP ', 'Bearer  ', 'Bearer,', 'Bearer Bearer '),
        },
      ),
      bearer: fc.oneof(
        { weight: 8, arbitrary: fc.constant<Bearer>('the right one') },
        { weight: 4, arbitrary: fc.constantFrom<Bearer[]>(...bearers) },
        { weight: 1, arbitrary: headerValue.map((header): Bearer => ({ header })) },
      ),
      id: hostileId,
      headers: headersFor(operation),
      body: bodyFor(operation),
    },
    {
      requiredKeys: ['operation', 'method', 'place', 'scheme', 'bearer', 'headers', 'body'],
      noNullPrototype: true,
    },
  );

// An id of one's own in every sixth request, or nothing would ever be found.
const withoutMostIds = (request: fc.Arbitrary<GeneratedRequest>): fc.Arbitrary<GeneratedRequest> =>
  fc.tuple(request, fc.nat(5)).map(([{ id, ...others }, luck]) => ({
    ...others,
    ...(luck === 0 && id !== undefined && { id }),
  }));

const anyRequest = fc.oneof(...operations.map((operation) => withoutMostIds(requestTo(operation))));

/** The requests that a seed stands for: with another number of them, these are the same. */
export const requestsOf = (seed: number, count: number): readonly GeneratedRequest[] =>
  fc.sample(anyRequest, { seed, numRuns: count });
