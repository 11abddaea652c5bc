import * as v from 'valibot';
import type { DemoCloud } from '../cloud.ts';
import { ApiProblem } from '../actors/http.ts';
import { SelfService } from '../actors/self-service.ts';
import { signIn } from '../actors/sign-in.ts';

/** What the API says to somebody who signed in a while ago and wants to order. */
export interface OldSignIn {
  /** How old the sign-in is, in seconds. */
  readonly age: number;
  /** How old it may be, in seconds, as the API says it; undefined where it was good. */
  readonly maxAge: number | undefined;
}

/** As old as an access token gets, but for a minute. */
const age = 14 * 60;

const TooOld = v.object({ maxAge: v.number() });

/**
 * Signs in, puts the clock forward and starts an order, to see whether the sign-in is too old for that (option
 * `sign-in-age`). What was started is cancelled.
 */
export const tryOldSignIn = async (cloud: DemoCloud, user: string): Promise<OldSignIn> => {
  const selfService = new SelfService(cloud.endpoints.api, await signIn(cloud.endpoints, user));
  cloud.clock.advance(age * 1000);
  try {
    const { orderId } = await selfService.start();
    await selfService.cancel(orderId);
    return { age, maxAge: undefined };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'sign-in-too-old') throw error;
    return { age, maxAge: v.parse(TooOld, error.body).maxAge };
  }
};
