import { UserManager, WebStorageStateStore, type SigninRedirectArgs, type User } from 'oidc-client-ts';
import * as v from 'valibot';
import type { Config } from '../shared/config.ts';
import { ProblemError } from '../shared/problem.ts';
import { isSafeUrl } from '../shared/safe-url.ts';
import { Unreachable } from '../shared/unreachable.ts';
import { lockReasons } from './model/lock.ts';

/** What a sign-in keeps for when the user comes back: where they were, and what they had asked for, with what. */
const KeptSchema = v.object({
  hash: v.string(),
  intent: v.optional(v.picklist(['start', 'confirm', 'see-code', 'renew', 'approve', 'lock'])),
  lock: v.optional(v.object({ mobileId: v.string(), reason: v.picklist(lockReasons) })),
  again: v.optional(v.boolean()),
});

export type Kept = v.InferOutput<typeof KeptSchema>;

/** Signs users in at the issuer: authorization code with PKCE (RFC 7636), tokens in this tab's session only. */
export interface SignIn {
  /**
   * Ends a sign-in that the address tells of.
   * @returns what was kept; undefined when the address tells of none
   * @throws {ProblemError} `sign-in-failed`: the issuer or this page refused it
   */
  readonly finish: (address: URL) => Promise<Kept | undefined>;
  /** Who is signed in, as far as this tab knows. */
  readonly user: () => Promise<{ readonly name: string | undefined } | undefined>;
  /**
   * An access token that has not expired.
   * @throws {ProblemError} `unauthorized`: there is none, and none to be had without the user
   */
  readonly token: () => Promise<string>;
  /** The ID token of the sign-in: it says when that was, where access tokens do not. */
  readonly idToken: () => Promise<string | undefined>;
  /** Leaves the page for the issuer's. */
  readonly start: (kept: Kept) => Promise<void>;
  /**
   * Leaves the page to sign the user in again, whoever is signed in at the issuer.
   * @param maxAge seconds that the sign-in may be old
   * @throws {ProblemError} `sign-in-too-old`: they have just done that, and the issuer did not ask them anew
   */
  readonly again: (kept: Kept, maxAge: number) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** An access token is renewed when it has fewer seconds left than this. */
const renewBefore = 30;

/** A sign-in of so few milliseconds ago that is too old says that the issuer does not ask users again. */
const justNow = 30_000;

/** The longest that the option `sign-in-age` lets a sign-in be old, in seconds. */
const longestAge = 12 * 60 * 60;

/** What signing in works with. */
export interface SignInDependencies {
  readonly config: () => Promise<Config>;
  /** Of this site; users come back to `<origin>/`. */
  readonly origin: string;
  /** Of this tab alone. */
  readonly storage: Storage;
  readonly leaveFor: (url: string) => void;
}

/** @returns the sign-in of this site; the configuration is loaded when it is first needed */
export const createSignIn = ({ config, origin, storage, leaveFor }: SignInDependencies): SignIn => {
  const load = cacheSuccess(async () => {
    const loaded = await config();
    return { signOutUrl: loaded.signOutUrl, manager: createManager(loaded, origin, storage) };
  });
  const signedInAgain = createTimestamp(storage, 'get-mobile-id.signed-in-again');
  const redirect = async (args: SigninRedirectArgs): Promise<void> =>
    translateErrors((await load()).manager.signinRedirect(args));
  return {
    finish: async ({ href, searchParams }) => {
      if (!searchParams.has('state')) return undefined;
      const { manager } = await load();
      const kept = parseKept(await translateErrors(manager.signinRedirectCallback(href)));
      if (kept.again) signedInAgain.write(Date.now());
      return kept;
    },
    user: async () => {
      const user = await (await load()).manager.getUser();
      return user ? { name: user.profile.name } : undefined;
    },
    token: shareRunning(async () => getFreshToken((await load()).manager)),
    idToken: async () => (await (await load()).manager.getUser())?.id_token,
    // Issuers say when somebody signed in to whom it matters how long ago (OpenID Connect Core section 3.1.2.1).
    start: (kept) => redirect({ state: kept, max_age: longestAge }),
    again: async (kept, maxAge) => {
      if (Date.now() - signedInAgain.read() < justNow) throw new ProblemError({ code: 'sign-in-too-old' });
      const state: Kept = { ...kept, again: true };
      await redirect({ state, prompt: 'login', max_age: maxAge });
    },
    signOut: async () => {
      const { manager, signOutUrl } = await load();
      await revokeRefreshToken(manager);
      await (signOutUrl === undefined ? signOutAtIssuer(manager) : manager.removeUser());
      leaveFor(signOutUrl ?? `${origin}/`);
    },
  };
};

// What was loaded stays; what failed is tried anew.
const cacheSuccess = <Value>(work: () => Promise<Value>): (() => Promise<Value>) => {
  let kept: Promise<Value> | undefined;
  return () => {
    kept ??= work().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
};

// A refresh token may work only once: who asks while it is being used gets the same token.
const shareRunning = <Value>(work: () => Promise<Value>): (() => Promise<Value>) => {
  let running: Promise<Value> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
};

// It would work for hours more, in whoever's hands it is (RFC 7009). Whether or not it came through, the user gets out: an
// issuer may have no such endpoint, and the network may be gone.
const revokeRefreshToken = async (manager: UserManager): Promise<void> => {
  const endpoint = await manager.metadataService.getRevocationEndpoint().catch(() => undefined);
  if (endpoint !== undefined) await manager.revokeTokens(['refresh_token']).catch(() => undefined);
};

// The user is forgotten first: a hint with the ID token would put name and mail address into the address bar,
// and into every log on the way. An issuer without RP-initiated logout keeps its own session.
const signOutAtIssuer = async (manager: UserManager): Promise<void> => {
  const endpoint = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
  await manager.removeUser();
  if (endpoint !== undefined && isSafeUrl(endpoint)) await translateErrors(manager.signoutRedirect());
};

const createManager = ({ issuer, clientId, scope }: Config, origin: string, store: Storage) =>
  new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: `${origin}/`,
    post_logout_redirect_uri: `${origin}/`,
    response_type: 'code',
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
    stateStore: new WebStorageStateStore({ store }),
    userStore: new WebStorageStateStore({ store }),
  });

const createTimestamp = (storage: Storage, key: string) => ({
  read: () => Number(storage.getItem(key) ?? 0),
  write: (milliseconds: number) => {
    storage.setItem(key, milliseconds.toString());
  },
});

const parseKept = ({ state }: User): Kept => {
  const { success, output } = v.safeParse(KeptSchema, state);
  return success ? output : { hash: '' };
};

// With a refresh token a new access token is had in silence; without one the user has to come along.
const getFreshToken = async (manager: UserManager): Promise<string> => {
  const user = await manager.getUser();
  if (!user) throw new ProblemError({ code: 'unauthorized' });
  if ((user.expires_in ?? Infinity) > renewBefore) return user.access_token;
  if (user.refresh_token === undefined) throw new ProblemError({ code: 'unauthorized' });
  const renewed = await renew(manager);
  if (!renewed) throw new ProblemError({ code: 'unauthorized' });
  return renewed.access_token;
};

const renew = async (manager: UserManager): Promise<User | null> => {
  try {
    return await manager.signinSilent();
  } catch (error) {
    throw new ProblemError({ code: isUnreachable(error) ? 'offline' : 'unauthorized' });
  }
};

const translateErrors = async <Value>(work: Promise<Value>): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    throw new ProblemError({ code: isUnreachable(error) ? 'offline' : 'sign-in-failed' });
  }
};

// The second is what the library makes of a time-out.
const isUnreachable = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Error && error.name === 'ErrorTimeout');
