import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';

const Properties = v.object({
  FunctionCode: v.string(),
  FunctionConfig: v.object({ Runtime: v.literal('cloudfront-js-2.0') }),
});

const Request = v.object({ uri: v.string() });

const Response = v.object({
  statusCode: v.number(),
  headers: v.record(v.string(), v.object({ value: v.string() })),
});

const Headers = v.record(v.string(), v.string());

/** What a function answers by itself. */
export interface EdgeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Gives the path that the origin is asked for, or the function's own answer. */
export type Rewrite = (uri: string, query?: URLSearchParams) => string | EdgeResponse;

/**
 * Runs a CloudFront Function on the path of each request.
 * @param edgeFunction of type `AWS::CloudFront::Function`, for viewer requests
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export const loadRewrite = ({ properties }: Pick<Resource, 'properties'>): Rewrite => {
  const { FunctionCode } = v.parse(Properties, properties);
  const handler = v.parse(v.function(), runInNewContext(`${FunctionCode}\nhandler`));
  return (uri, query = new URLSearchParams()) => {
    const querystring = Object.fromEntries([...query].map(([name, value]) => [name, { value }]));
    const result: unknown = handler({ version: '1.0', request: { uri, querystring } });
    if (!v.is(Response, result)) return v.parse(Request, result).uri;
    const headers = Object.entries(result.headers).map(([name, { value }]) => [name, value]);
    return { status: result.statusCode, headers: v.parse(Headers, Object.fromEntries(headers)) };
  };
};
