import * as v from 'valibot';
import type { PhoneMobileIdResponse } from '../../../api/phone-schemas.ts';
import { renewalApprovals } from '../../../domain/order/order-states.ts';
import type { Api } from '../../shared/api.ts';
import type { Heard } from '../../shared/heard.ts';
import type { MobileId } from '../store/records.ts';
import { prove, withRightClock } from './proof.ts';

/** States that a later release may add are none that this page can say something of. */
const AnswerSchema = v.object({
  state: v.string(),
  replaced: v.optional(v.boolean()),
  renewableFrom: v.optional(v.string()),
  approval: v.optional(v.picklist(renewalApprovals)),
});

/**
 * What the service says of a mobile ID: its state, whether another one replaced it, from when on its phone may renew it (ISO 8601), and what that asks of
 * its user.
 */
export type Answer = Heard<typeof AnswerSchema, v.InferOutput<typeof PhoneMobileIdResponse>>;

/**
 * Asks the service for the state of a mobile ID.
 * @returns undefined where this phone has no key to ask with
 * @throws {ProblemError}
 */
export const askState = (
  api: Api,
  mobileId: Pick<MobileId, 'certificates'>,
  now: () => number,
): Promise<Answer | undefined> =>
  withRightClock(now, async () => {
    const bearer = await prove(mobileId, now());
    if (bearer === undefined) return undefined;
    return api({ method: 'GET', path: '/phone/mobile-id', response: AnswerSchema, bearer });
  });

/**
 * The state of a mobile ID, as the service knows it.
 * @returns undefined where it can't be had now: this phone is offline, or its key is too old to be known
 */
export const readState = async (...asked: Parameters<typeof askState>): Promise<Answer | undefined> => {
  try {
    return await askState(...asked);
  } catch {
    return undefined;
  }
};

/** Whether a mobile ID is to be renewed now. @param now milliseconds since 1970, by the service's clock */
export const isDue = ({ state, renewableFrom }: Answer, now: number): boolean =>
  state === 'active' && renewableFrom !== undefined && Date.parse(renewableFrom) <= now;
