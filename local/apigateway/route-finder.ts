import type { HttpApiDefinition, Route } from './resources.ts';

/** A route, and what stands in the place of its parameters. */
export interface FoundRoute {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request; the one with the fewest parameters, if there are several.
 * @returns undefined where there is none
 */
export const routeFinder = ({
  routes,
  stage,
}: HttpApiDefinition): ((method: string | undefined, path: string) => FoundRoute | undefined) => {
  const candidates = routes
    .map((route) => ({ route, pattern: patternOf(`${stagePath(stage)}${route.path}`) }))
    .toSorted((one, other) => parametersOf(one.route) - parametersOf(other.route));
  return (method, path) => {
    for (const { route, pattern } of candidates) {
      const pathParameters = route.method === method ? decoded(pattern.exec(path)) : undefined;
      if (pathParameters) return { route, pathParameters };
    }
    return undefined;
  };
};

/** Paths begin with a stage that has a name. */
const stagePath = (stage: string): string => (stage === '$default' ? '' : `/${stage}`);

// Routes hold letters, digits and `.~-` beside parameters: see RouteProperties.
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const parametersOf = ({ path }: Route): number => path.split('{').length;

const decoded = (match: RegExpExecArray | null): Readonly<Record<string, string>> | undefined => {
  if (!match) return undefined;
  try {
    const parameters = Object.entries(match.groups ?? {});
    return Object.fromEntries(parameters.map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
};
