import { ServiceError } from '../aws/service-error.ts';
import type { ParameterVersion } from './parameter.ts';
import type { Filter } from './requests.ts';

interface Page<Shown> {
  readonly Parameters: readonly Shown[];
  readonly NextToken?: string;
}

/**
 * A page of a list. The token names the last one shown, so that what is new in between moves no page.
 * @param sorted by what `keyOf` gives
 * @throws {ServiceError} InvalidNextToken
 */
export const cutPage = <Listed, Shown>(
  sorted: readonly Listed[],
  { MaxResults, NextToken }: { readonly MaxResults: number; readonly NextToken?: string | undefined },
  { keyOf, show }: { readonly keyOf: (listed: Listed) => string; readonly show: (listed: Listed) => Shown },
): Page<Shown> => {
  const after = NextToken === undefined ? '' : lastShown(NextToken);
  const rest = sorted.filter((listed) => keyOf(listed) > after);
  const page = rest.slice(0, MaxResults);
  const [last] = page.slice(-1);
  return {
    Parameters: page.map(show),
    ...(rest.length > page.length && last !== undefined && { NextToken: toToken(keyOf(last)) }),
  };
};

const toToken = (key: string): string => Buffer.from(`after ${key}`).toString('base64url');

const lastShown = (token: string): string => {
  const [, key] = /^after (.+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (key !== undefined) return key;
  throw new ServiceError('InvalidNextToken', 'The specified token is not valid');
};

/** Whether a name stands under a path, directly or with `recursive` at any depth. */
export const isUnder = (path: string, name: string, recursive: boolean): boolean => {
  const start = path.endsWith('/') ? path : `${path}/`;
  return name.startsWith(start) && (recursive || !name.slice(start.length).includes('/'));
};

const comparisons = {
  Equals: (text: string, value: string) => text === value,
  BeginsWith: (text: string, value: string) => text.startsWith(value),
  Contains: (text: string, value: string) => text.includes(value),
} as const;

/** Whether a parameter passes a filter: one of its values is enough. */
export const passes = (parameter: ParameterVersion, filter: Filter): boolean =>
  filter.Values.some((value) =>
    filter.Key === 'Path'
      ? isUnder(value, parameter.Name, filter.Option === 'Recursive')
      : comparisons[filter.Option](parameter[filter.Key], value),
  );
