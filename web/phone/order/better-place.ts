import type { BetterPlace } from '../screens.ts';
import type { KeyStore } from '../../../domain/certificates/certificate-kinds.ts';

/** Where the page should be, and what its user said of that. */
export interface Place {
  /** Where the page should be before it makes keys; undefined where it may. */
  readonly betterPlace: BetterPlace | undefined;
  /** The user goes on here all the same. */
  readonly stays: boolean;
}

/**
 * Where the page should be before it makes keys that it may keep in these stores. An installed app keeps the page's own
 * keys; to those that its user installs in the phone's system it makes no difference.
 */
export const findBetterPlace = (
  { betterPlace, stays }: Place,
  stores: readonly KeyStore[],
): BetterPlace | undefined => {
  const isOfNoUse = betterPlace === 'installed-app' && stores.includes('system');
  return stays || isOfNoUse ? undefined : betterPlace;
};
