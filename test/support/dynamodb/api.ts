import { HttpResponse, type HttpRequest } from '@smithy/core/protocols';
import type { Data } from 'dynalite';
import * as v from 'valibot';
import { performAtOnce, performQuery } from './operations.ts';
import { isServiceError } from './service-error.ts';
import type { MemoryStore } from './store.ts';
import { transactWriteItems } from './transaction.ts';

/** Operations of the DynamoDB API that the double knows. */
export const apiOperations = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'TransactWriteItems',
] as const;

export type ApiOperation = (typeof apiOperations)[number];

/** One call, its input in DynamoDB's JSON. */
export interface Call {
  readonly operation: ApiOperation;
  readonly input: Data;
}

const BodySchema = v.pipe(
  v.instance(Uint8Array),
  v.transform((bytes) => new TextDecoder().decode(bytes)),
  v.parseJson(),
);

const CallSchema = v.object({
  operation: v.picklist(apiOperations),
  input: v.record(v.string(), v.unknown()),
});

/** Reads a call from the HTTP request that the SDK made of it. */
export const callOf = ({ headers, body }: HttpRequest): Call =>
  v.parse(CallSchema, {
    operation: headers['x-amz-target']?.split('.').at(-1),
    input: v.parse(BodySchema, body),
  });

/** Does what the call asks for. */
export const answer = async (store: MemoryStore, { operation, input }: Call): Promise<Data> => {
  if (operation === 'TransactWriteItems') return transactWriteItems(store, input);
  if (operation === 'Query') return performQuery(store, input);
  return performAtOnce(operation, store, input);
};

const respond = (statusCode: number, body: Data): HttpResponse =>
  new HttpResponse({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  });

/** The HTTP response with the result, or with the error that the service answers. */
export const responseTo = async (result: Promise<Data>): Promise<HttpResponse> => {
  try {
    return respond(200, await result);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return respond(error.statusCode, error.body);
  }
};
