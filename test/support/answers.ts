import * as v from 'valibot';
import type { HttpResponse } from '../../api/problem.ts';
import type { RouteName } from '../../api/routes.ts';
import { expectDocumented } from './openapi.ts';

const BodySchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

/**
 * Reads the answer of a route, once the OpenAPI document has been seen to promise it.
 * @returns status, headers, and the body as an object
 */
export const documented = async (name: RouteName, answering: Promise<HttpResponse>) => {
  const answer = await answering;
  expectDocumented(name, answer);
  return { ...answer, body: v.parse(BodySchema, answer.body) };
};
