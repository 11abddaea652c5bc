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
    .map((route) => ({ route, pattern: toPattern(`${stagePath(stage)}${route.path}`) }))
    .toSorted((one, other) => countParameters(one.route) - countParameters(other.route));
  return (method, path) => {
    for (const { route, pattern } of candidates) {
      const pathParameters = route.method === method ? decodeParameters(pattern.exec(path)) : undefined;
      if (pathParameters) return { route, pathParameters };
    }
    return undefined;
  };
};

/** Paths begin with a stage that has a name. */
const stagePath = (stage: string): string => (stage === '$default' ? '' : `/${stage}`);

// Routes hold letters, digits and `.~-` beside parameters: see RouteProperties.
const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const countParameters = ({ path }: Route): number => path.split('{').length;

const decodeParameters = (match: RegExpExecArray | null): Readonly<Record<string, string>> | undefined => {
  if (!match) return undefined;
  try {
    const parameters = Object.entries(match.groups ?? {});
    return Object.fromEntries(parameters.map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
};
