import * as v from 'valibot';
import { ProblemError } from './problem.ts';

/** What the deployment tells the pages: `/config.json`. */
export const ConfigSchema = v.object({
  /** Who signs users in: an OpenID Connect issuer, where its discovery document stands. */
  issuer: v.pipe(v.string(), v.url()),
  /** The public client that this site is at the issuer. */
  clientId: v.pipe(v.string(), v.minLength(1)),
  /** Scopes to ask for, separated by blanks; `openid` and the scope of the API are among them. */
  scope: v.pipe(v.string(), v.minLength(1)),
  /** Where users sign out of an issuer that has no RP-initiated logout (Cognito), with its parameters. */
  signOutUrl: v.optional(v.pipe(v.string(), v.url())),
});

export type Config = v.InferOutput<typeof ConfigSchema>;

/**
 * Reads the configuration of this site.
 * @throws {ProblemError} `offline`: it could not be read
 */
export const loadConfig = async (fetchFile: typeof fetch): Promise<Config> => {
  try {
    const response = await fetchFile('/config.json', { cache: 'no-cache', credentials: 'omit' });
    return v.parse(ConfigSchema, await response.json());
  } catch {
    throw new ProblemError({ code: 'offline' });
  }
};
