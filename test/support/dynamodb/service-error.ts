import type { ServiceError } from 'dynalite';

const namespace = 'com.amazonaws.dynamodb.v20120810#';

/**
 * An error as DynamoDB answers it.
 * @param name the exception's name in the API reference
 * @param members what its body carries
 */
export const serviceError = (name: string, members: Readonly<Record<string, unknown>>): ServiceError =>
  Object.assign(new Error(name), {
    statusCode: name === 'InternalServerError' ? 500 : 400,
    body: { __type: `${namespace}${name}`, ...members },
  });

/** Whether dynalite or this double threw it as the service's answer. */
export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'statusCode' in error && 'body' in error;

/** The exception's name in the API reference. */
export const nameOf = ({ body }: ServiceError): string => String(body['__type']).split('#').at(-1) ?? '';
