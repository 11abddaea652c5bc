import { randomBytes } from 'node:crypto';
import { storeChallenge } from '../aws/tables/challenges.ts';
import type { Dependencies } from '../runtime/dependencies.ts';
import { findProvenMobileId } from './proven-mobile-id.ts';

/** A challenge, and until when it can be used. */
export interface PhoneChallenge {
  readonly challenge: string;
  readonly expiresAt: Date;
}

/**
 * Gives a challenge of 256 random bits to the phone of a mobile ID, in whatever state that is: of a locked one the
 * phone is to hear that it is.
 * @throws {Unauthorized} the proof is not good
 * @throws {TooManyRequests} the mobile ID has had too many
 */
export const createPhoneChallenge = async (
  deps: Pick<Dependencies, 'publicKeys' | 'mobileIds' | 'coordination' | 'now'>,
  token: string,
): Promise<PhoneChallenge> => {
  const { mobileId } = await findProvenMobileId(deps, token);
  const challenge = randomBytes(32).toString('base64url');
  return { challenge, expiresAt: await storeChallenge(deps, mobileId, challenge, deps.now()) };
};
