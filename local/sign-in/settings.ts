import * as v from 'valibot';

/** Somebody who can sign in. */
export const SignInUser = v.object({
  /** The `sub` of their tokens. */
  subject: v.string(),
  name: v.string(),
  email: v.string(),
  /** What trying as this user shows. */
  hint: v.string(),
});
export type SignInUser = v.InferOutput<typeof SignInUser>;

/** What the sign-in goes by. */
export const SignInSettings = v.object({
  port: v.number(),
  users: v.array(SignInUser),
  client: v.object({
    id: v.string(),
    redirectUris: v.array(v.string()),
    postLogoutRedirectUris: v.array(v.string()),
  }),
  /** All that the client may ask for. */
  scopes: v.array(v.string()),
  /** How long access tokens and ID tokens are good for. */
  accessTokenSeconds: v.number(),
  /** Origins whose pages may ask for tokens. */
  corsOrigins: v.array(v.string()),
});
export type SignInSettings = v.InferOutput<typeof SignInSettings>;

/** What a sign-in thread starts with. */
export const WorkerData = v.object({ parts: v.instance(Float64Array), settings: SignInSettings });

/** What the thread is asked for while it runs: another user, and to say when they can sign in. */
export const AddUser = v.object({ user: SignInUser, done: v.instance(MessagePort) });
