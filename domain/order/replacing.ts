import { stateAt, type MobileId } from '../mobile-id.ts';
import type { Options } from '../options/options.ts';
import type { Order } from './order.ts';

/** A mobile ID that an order may replace. */
type Replaceable = NonNullable<Order['replaceable']>[number];

/**
 * The mobile IDs that count towards how many a user may have: those that work, and those that can be made to work again.
 * @returns active ones first, then the newest
 */
export const listPresent = (mobileIds: readonly MobileId[], now: Date): readonly Replaceable[] =>
  (['active', 'inactive'] as const).flatMap((state) =>
    mobileIds
      .filter((mobileId) => stateAt(mobileId, now) === state)
      .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
      .map(({ mobileId, phoneName, activatedAt }) => ({
        mobileId,
        phoneName,
        ...(activatedAt !== undefined && { activatedAt }),
      })),
  );

/**
 * What an order replaces: nothing while its user may have one more, the only one there is, or else one that the user
 * chooses. Who has more than they may, since the option was lowered, chooses one as well: none is locked by itself.
 * @param present as `listPresent` gives them
 */
export const decideReplaced = (
  present: readonly Replaceable[],
  options: Pick<Options, 'mobile-ids-per-user'>,
): Pick<Order, 'replaces' | 'replaceable'> => {
  const [first, ...others] = present;
  if (!first || present.length < Number(options['mobile-ids-per-user'])) return {};
  const { mobileId, phoneName } = first;
  return others.length > 0 ? { replaceable: [...present] } : { replaces: { mobileId, phoneName } };
};
