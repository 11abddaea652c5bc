import type * as v from 'valibot';
import type { ErrorCode } from '../domain/failures/error-types.ts';

/** Who calls a route: a signed-in user, whoever has the activation code, or the phone that used it. */
export type Caller = 'user' | 'code' | 'phone';

/** One route of the API; infrastructure, run-time checks and the OpenAPI document derive from it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly body?: v.GenericSchema;
  /**
   * Bytes of the largest body that a client has reason to send, white space and JSON's escapes included. A larger one
   * is refused before it is parsed; a route without `body` looks at none. Left out: see `findBodyLimit`.
   */
  readonly bodyLimit?: number;
  /** Asks for a recent sign-in, which an ID token may prove. */
  readonly recentSignIn?: true;
  /** Takes an Idempotency-Key, so that a repeated request has no second effect. */
  readonly idempotencyKey?: true;
  /** Bodies by HTTP status. */
  readonly responses: Readonly<Record<number, v.GenericSchema>>;
  /** Errors that the route itself may give, beside those that `listProblems` adds. */
  readonly problems: readonly ErrorCode[];
}
