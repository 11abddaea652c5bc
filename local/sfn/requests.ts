import * as v from 'valibot';
import type { Permission } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import { longestData } from './failure.ts';

/** JSON that an execution is given, or a task gives. */
export const DataSchema = v.pipe(
  v.string(),
  v.check((text) => Buffer.byteLength(text) <= longestData, `is longer than ${String(longestData)} bytes`),
);

/** Error and cause that a caller gives. */
export const whyEntries = {
  error: v.exactOptional(v.pipe(v.string(), v.maxLength(256))),
  cause: v.exactOptional(v.pipe(v.string(), v.maxLength(32_768))),
};

/** What a request for a list says of its page; 100 items by default. */
export const pageEntries = {
  maxResults: v.pipe(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 0),
    v.transform((size) => size || 100),
  ),
  nextToken: v.optional(v.string(), ''),
};

/**
 * A page of a list, with the token of the next one.
 * @throws ServiceError `InvalidToken`
 */
export const cutPage = <Item>(
  list: readonly Item[],
  { maxResults, nextToken }: { readonly maxResults: number; readonly nextToken: string },
): { readonly items: readonly Item[]; readonly more: { readonly nextToken?: string } } => {
  const start = readToken(nextToken);
  const end = start + maxResults;
  return { items: list.slice(start, end), more: end < list.length ? { nextToken: toToken(end) } : {} };
};

const toToken = (start: number): string => Buffer.from(String(start)).toString('base64');

/** Where the page of a token begins; a token that no list has given is refused. */
const readToken = (token: string): number => {
  if (token === '') return 0;
  const start = Number(Buffer.from(token, 'base64').toString());
  if (start > 0 && Number.isSafeInteger(start) && toToken(start) === token) return start;
  throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
};

const arnForm = /^arn:[\w-]+:states:[\w-]+:\d{12}:(?<type>\w+):(?<name>[^:]+(:[^:]+)?)$/;

/** @throws ServiceError `InvalidArn`: a name that is no ARN of Step Functions, or one of something else */
export const requireArn = (arn: string, type: 'stateMachine' | 'execution'): void => {
  const found = arnForm.exec(arn)?.groups;
  if (!found) throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (found['type'] === type && (found['name'] ?? '').includes(':') === (type === 'execution')) return;
  throw new ServiceError(
    'InvalidArn',
    `Invalid Arn: 'Resource type not valid in this context: ${found['type'] ?? ''}'`,
  );
};

/** The permission for an action on the resource that a member of its input names. */
export const on =
  <Name extends string>(action: string, member: Name) =>
  (input: Readonly<Record<Name, string>>): readonly Permission[] => [
    { action: `states:${action}`, resource: input[member] },
  ];

/** A date as answers have it, from milliseconds since 1970. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;
