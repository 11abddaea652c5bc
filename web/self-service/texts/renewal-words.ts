import { inLanguage } from '../../shared/language.ts';
import type { OrderView } from '../responses.ts';
import type { RenewalText } from './renewal.ts';

type Renewing = Pick<OrderView, 'renews'>;

let words: RenewalText | undefined;

/** Loads the words about renewals, for an order that is one: hardly anybody who opens the page needs them. */
export const loadRenewalWords = async ({ renews }: Renewing): Promise<void> => {
  if (renews === undefined || words) return;
  const { renewalTexts } = await import('./renewal.ts');
  words = inLanguage(renewalTexts);
};

/** What is said of an order because it renews a mobile ID; undefined of one that gets one. */
export const findRenewalWords = ({ renews }: Renewing): RenewalText | undefined =>
  renews === undefined ? undefined : words;
