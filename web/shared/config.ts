import * as v from 'valibot';
import { parseProblem, ProblemError } from './problem.ts';
import { safeUrl } from './safe-url.ts';
import { markUnreachable, Unreachable } from './unreachable.ts';

/** What the deployment tells the pages: `/config.json`. */
export const ConfigSchema = v.object({
  /** Who signs users in: an OpenID Connect issuer, where its discovery document stands. */
  issuer: safeUrl,
  /** The public client that this site is at the issuer. */
  clientId: v.pipe(v.string(), v.minLength(1)),
  /** Scopes to ask for, separated by blanks; `openid` and the scope of the API are among them. */
  scope: v.pipe(v.string(), v.minLength(1)),
  /** Where users sign out of an issuer that has no RP-initiated logout (Cognito), with its parameters. */
  signOutUrl: v.optional(safeUrl),
});

export type Config = v.InferOutput<typeof ConfigSchema>;

/**
 * Reads the configuration of this site.
 * @throws {ProblemError} `offline`: no response, or one of somebody in between; what its status tells; `internal-error`:
 *   it is not as it should be
 */
export const loadConfig = async (fetchFile: typeof fetch): Promise<Config> => {
  const response = await markUnreachable(fetchFile)('/config.json', {
    cache: 'no-cache',
    credentials: 'omit',
  }).catch(toOffline);
  if (!response.ok) throw new ProblemError(parseProblem(response.status, undefined));
  // A network that wants a sign-in first responds with a page of its own.
  const { success, output } = v.safeParse(ConfigSchema, await response.json().catch(toOffline));
  if (!success) throw new ProblemError({ code: 'internal-error' });
  return output;
};

const toOffline = (error: unknown): never => {
  const isNetwork =
    error instanceof Unreachable || error instanceof SyntaxError || error instanceof TypeError;
  throw isNetwork ? new ProblemError({ code: 'offline' }) : error;
};
