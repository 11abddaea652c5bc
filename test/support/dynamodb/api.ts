import { HttpResponse, type HttpRequest } from '@smithy/core/protocols';
import * as v from 'valibot';
import { ServiceError } from '../../../local/aws/service-error.ts';

/** Operations of the DynamoDB API that the code under test may call. */
export const apiOperations = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'TransactWriteItems',
] as const;

export type ApiOperation = (typeof apiOperations)[number];

const BodySchema = v.pipe(
  v.instance(Uint8Array),
  v.transform((bytes) => new TextDecoder().decode(bytes)),
  v.parseJson(),
);

const CallSchema = v.object({
  operation: v.picklist(apiOperations),
  input: v.record(v.string(), v.unknown()),
});

/** One call, its input in DynamoDB's JSON. */
export type Call = Readonly<v.InferOutput<typeof CallSchema>>;

/** Reads a call from the HTTP request that the SDK made of it. */
export const callOf = ({ headers, body }: HttpRequest): Call =>
  v.parse(CallSchema, {
    operation: headers['x-amz-target']?.split('.').at(-1),
    input: v.parse(BodySchema, body),
  });

const respond = (statusCode: number, body: unknown): HttpResponse =>
  new HttpResponse({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  });

/** The HTTP response with the result, or with the error that the service answers. */
export const responseTo = async (result: Promise<unknown>): Promise<HttpResponse> => {
  try {
    return respond(200, await result);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { code, message, members, status } = error;
    return respond(status, { __type: `com.amazonaws.dynamodb.v20120810#${code}`, message, ...members });
  }
};
