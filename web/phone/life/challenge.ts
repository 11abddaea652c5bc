import * as v from 'valibot';
import type { PhoneChallengeResponse } from '../../../api/phone-schemas.ts';
import type { Api } from '../../shared/api.ts';
import type { Heard } from '../../shared/heard.ts';
import type { MobileId } from '../store/records.ts';
import { prove, withRightClock } from './proof.ts';

const ChallengeSchema = v.object({ challenge: v.string() });

type Challenge = Heard<typeof ChallengeSchema, v.InferOutput<typeof PhoneChallengeResponse>>;

/** A mobile ID, and the service that is to see that this phone has it. */
export interface Challenged {
  readonly api: Api;
  readonly mobileId: Pick<MobileId, 'certificates'>;
  /** Milliseconds since 1970, by the service's clock. */
  readonly now: () => number;
}

/** What is asked for, and what the response has to be. */
export interface ChallengedRequest<Result> {
  readonly path: string;
  readonly response: v.GenericSchema<unknown, Result>;
}

/**
 * Sends a request that takes a signature over a challenge of the service.
 * @throws {ProblemError}
 */
export const postWithChallenge = <Result>(
  challenged: Challenged,
  request: ChallengedRequest<Result>,
): Promise<Result> =>
  withRightClock(challenged.now, async () => {
    const asking = { path: '/phone/challenges', response: ChallengeSchema };
    const { challenge }: Challenge = await post(challenged, asking);
    return post(challenged, request, challenge);
  });

const post = async <Result>(
  { api, mobileId, now }: Challenged,
  { path, response }: ChallengedRequest<Result>,
  nonce?: string,
): Promise<Result> => {
  const bearer = await prove(mobileId, now(), nonce);
  return api({ method: 'POST', path, body: {}, response, ...(bearer !== undefined && { bearer }) });
};
