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

/** In what the sign-in is as issuers other than Cognito are; changeable while it runs. */
export const SignInHabits = v.object({
  /** Access tokens say when their user signed in. */
  authTime: v.boolean(),
  /** The claim with the scopes of access tokens: a text, or in `scp` a list. */
  scopeClaim: v.picklist(['scope', 'scp', 'scp-list']),
  /** A request may ask for a sign-in that is not older than `max_age`. */
  maxAge: v.boolean(),
});
export type SignInHabits = v.InferOutput<typeof SignInHabits>;

/** As Cognito is: it knows no `max_age` (docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html). */
export const usualHabits: SignInHabits = { authTime: true, scopeClaim: 'scope', maxAge: false };

/** What a sign-in thread starts with: the parts of the clock, and where it listens. */
export const WorkerData = v.object({ parts: v.instance(Float64Array), port: v.number() });

/** What the thread is asked for while it runs; `done` hears when it is done. */
export const WorkerRequest = v.variant('type', [
  v.object({ type: v.literal('serve'), settings: SignInSettings, done: v.instance(MessagePort) }),
  v.object({ type: v.literal('addUser'), user: SignInUser, done: v.instance(MessagePort) }),
  v.object({ type: v.literal('behave'), habits: SignInHabits, done: v.instance(MessagePort) }),
  v.object({ type: v.literal('removeUser'), subject: v.string(), done: v.instance(MessagePort) }),
]);
