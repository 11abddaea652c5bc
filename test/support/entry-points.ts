import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { routes, type RouteName } from '../../api/routes.ts';
import { entryPoints, type EntryPointName } from '../../domain/entry-points.ts';

const root = new URL('../../lambdas/', import.meta.url);
const suffix = '.lambda.ts';

/** Every entry point that the model lists. */
export const entryPointNames: readonly EntryPointName[] = Object.keys(entryPoints).filter(
  (name): name is EntryPointName => name in entryPoints,
);

/** Those of them that serve a route. */
export const routeNames: readonly RouteName[] = Object.keys(routes).filter(
  (name): name is RouteName => name in routes,
);

/** The names and phases of the entry points that there are files for. */
export const entryPointFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(suffix))
      .map((file) => [basename(file, suffix), dirname(file)]),
  );

const ModuleSchema = v.object({ handler: v.function(), serve: v.optional(v.function()) });

/** Loads an entry point as Lambda does. */
export const loadEntryPoint = async (name: EntryPointName) => {
  const module: unknown = await import(new URL(`${entryPoints[name]}/${name}${suffix}`, root).href);
  return v.parse(ModuleSchema, module);
};

const AnswerSchema = v.object({
  statusCode: v.number(),
  headers: v.record(v.string(), v.string()),
  body: v.string(),
});

/**
 * Lets a route answer an event with the dependencies of a test.
 * @param deps all that any route works with
 */
export const answerOf = async (name: RouteName, deps: object, event: unknown) => {
  const { serve } = await loadEntryPoint(name);
  const handler = v.parse(v.function(), serve?.(deps));
  return v.parse(AnswerSchema, await handler(event));
};
