import { ChallengeGone } from '../../../domain/failures/mobile-id-errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { MobileIdTest } from '../../../domain/mobile-id-test.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import { timeLimits, toEpochSeconds } from '../../../domain/order/time-limits.ts';
import { coordinationKeys, countPart } from './coordination.ts';
import { above, all, equals, missing } from './expressions.ts';
import type { Tables } from './tables.ts';
import { deletePart, putPart, transact, updatePart, type TransactionPart } from './transactions.ts';

/**
 * Keeps the hash of a challenge until the phone of this mobile ID uses it, or its time is over.
 * @returns when that is
 * @throws {TooManyRequests} the mobile ID has had too many
 */
export const storeChallenge = async (
  tables: Pick<Tables, 'coordination'>,
  { mobileId }: Pick<MobileId, 'mobileId'>,
  challenge: string,
  now: Date,
): Promise<Date> => {
  const { coordination } = tables;
  const ttlEpochSeconds = toEpochSeconds(now) + timeLimits.challenge;
  const item = { key: coordinationKeys.challenge(challenge), mobileId, ttlEpochSeconds };
  await transact(coordination, [
    putPart(coordination, item, { when: missing('key'), refused: () => new LostRace('the same challenge') }),
    countPart(tables, 'create-phone-challenge', mobileId, now),
  ]);
  return new Date(ttlEpochSeconds * 1000);
};

/**
 * The part of a transaction that uses a challenge up: with it gone, no second request comes about.
 * It is refused with `ChallengeGone` where the challenge was used, has expired, or is another mobile ID's.
 */
export const useChallengePart = (
  { coordination }: Pick<Tables, 'coordination'>,
  { mobileId }: Pick<MobileId, 'mobileId'>,
  challenge: string,
  now: Date,
): TransactionPart =>
  deletePart(
    coordination,
    { key: coordinationKeys.challenge(challenge) },
    {
      when: all(equals('mobileId', mobileId), above('ttlEpochSeconds', toEpochSeconds(now))),
      refused: () => new ChallengeGone(),
    },
  );

/**
 * Uses the challenge of a test up and keeps what the test found, or does neither.
 * @param found the mobile ID as it was tested: it has to stand there still in that state
 * @throws {ChallengeGone} @throws {LostRace} the mobile ID changed while it was tested
 */
export const writeTest = async (
  tables: Pick<Tables, 'coordination' | 'mobileIds'>,
  found: MobileId,
  challenge: string,
  test: MobileIdTest,
): Promise<void> => {
  const { userId, mobileId, state } = found;
  await transact(tables.coordination, [
    useChallengePart(tables, found, challenge, new Date(test.at)),
    updatePart(
      tables.mobileIds,
      { userId, mobileId },
      {
        set: { test },
        when: equals('state', state),
        refused: () => new LostRace('a change of the mobile ID'),
      },
    ),
  ]);
};
