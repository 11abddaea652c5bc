import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { ActivationCode, Order } from '../../../domain/order/order.ts';
import { useChallengePart } from './challenges.ts';
import { all, equals, missing } from './expressions.ts';
import { startParts } from './order-start.ts';
import type { Tables } from './tables.ts';
import { transact, updatePart } from './transactions.ts';

/** What uses a challenge up: the mobile ID whose phone signed it, and when. */
export interface ChallengeUse {
  readonly mobileId: MobileId;
  readonly challenge: string;
  readonly now: Date;
}

type Renewing = Pick<Tables, 'orders' | 'coordination'>;

/**
 * Uses the challenge up and writes the order that renews its mobile ID, with the marker that its user has one running; or
 * nothing.
 * @throws {ChallengeGone} @throws {TooManyRequests}
 * @throws {LostRace} another start of the user came first: what it wrote can be read now
 */
export const writeRenewal = async (
  tables: Renewing,
  order: Order,
  { mobileId, challenge, now }: ChallengeUse,
): Promise<void> => {
  await transact(tables.orders, [
    useChallengePart(tables, mobileId, challenge, now),
    ...startParts(tables, order, now),
  ]);
};

/**
 * Uses the challenge up and gives a renewal that waits for its phone another activation code; the one before dies.
 * @param order as it was read
 * @throws {ChallengeGone} @throws {LostRace} its phone has answered, it has ended, or another code came first
 */
export const writeRenewalCode = async (
  tables: Renewing,
  { orderId, activationCode: old }: Order,
  activationCode: ActivationCode,
  { mobileId, challenge, now }: ChallengeUse,
): Promise<void> => {
  await transact(tables.orders, [
    useChallengePart(tables, mobileId, challenge, now),
    updatePart(
      tables.orders,
      { orderId },
      {
        set: { activationCode },
        when: all(
          equals('state', 'awaiting-phone'),
          missing('phone'),
          equals('activationCode.hash', old?.hash ?? ''),
        ),
        refused: () => new LostRace('another answer of its phone'),
      },
    ),
  ]);
};
