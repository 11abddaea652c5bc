import * as v from 'valibot';
import { GatewayError } from './gateway-error.ts';

/** An HTTP response. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/**
 * The HTTP response that a function's result stands for, in payload format 2.0. Without a status code the result is
 * the body.
 * @throws {GatewayError} 500: it stands for none
 */
export const toResponse = (result: unknown): HttpResponse => {
  if (!v.is(v.object({ statusCode: v.unknown() }), result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: json, body };
  }
  const { success, output } = v.safeParse(Result, result);
  if (!success) throw new GatewayError(500);
  const { statusCode, headers, cookies, body, isBase64Encoded } = output;
  const named = Object.entries(headers).map(
    ([name, value]) => [renameHeader(name.toLowerCase()), value.toString()] as const,
  );
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(named),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
};

/**
 * API Gateway renames this header of a function's result in REST APIs, and Lambda in function URLs; of HTTP APIs no page of
 * AWS says that it does not. So no client gets to rely on the name
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html).
 */
const renameHeader = (name: string): string =>
  name === 'www-authenticate' ? 'x-amzn-remapped-www-authenticate' : name;

const json = { 'content-type': 'application/json' };

const Result = v.object({
  statusCode: v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(200), v.maxValue(599)),
  headers: v.nullish(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
  cookies: v.nullish(v.array(v.string()), []),
  body: v.nullish(v.string(), ''),
  isBase64Encoded: v.nullish(v.boolean(), false),
});

/** The gateway's own response to an error. What is no error of the gateway is thrown on. */
export const toErrorResponse = (error: unknown): HttpResponse => {
  if (!(error instanceof GatewayError)) throw error;
  const { status, message, challenge } = error;
  return {
    status,
    headers: { ...json, ...(challenge !== undefined && { 'www-authenticate': challenge }) },
    body: JSON.stringify({ message }),
  };
};
