import * as v from 'valibot';
import type { HttpResponse } from '../../api/problem.ts';
import type { RouteName } from '../../api/routes.ts';
import { answerOf } from './entry-points.ts';
import { httpEvent, type RequestParts } from './http-events.ts';
import { expectDocumented } from './openapi.ts';
import { Stage } from './stage.ts';

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

/** What a route answers, once the OpenAPI document has been seen to promise it. */
export const answers = (name: RouteName, parts: RequestParts, stage = new Stage()) =>
  documented(name, answerOf(name, stage.deps, httpEvent(name, parts)));
