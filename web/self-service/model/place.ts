/** Where in the page a user is: what stands in the address, so that reload and back button keep it. */
export type Place =
  | { readonly name: 'dashboard' }
  | { readonly name: 'order'; readonly orderId: string }
  | { readonly name: 'mobile-ids' };

const orderPattern = /^#\/order\/([0-9a-f-]{36})$/;

/**
 * The place that an address names.
 * @param hash the fragment, with its `#`; one that names nothing is the Dashboard
 */
export const parsePlace = (hash: string): Place => {
  if (hash === '#/mobile-id') return { name: 'mobile-ids' };
  const orderId = orderPattern.exec(hash)?.[1];
  return orderId === undefined ? { name: 'dashboard' } : { name: 'order', orderId };
};

// A code that was cut, or a dash that was replaced, is the phone page's to explain.
const activationPattern = /^#[0-9a-f]{8}[^/]*[.]/i;

/**
 * Where a link to the phone page leads whose path was lost on its way.
 * @param hash the fragment, with its `#`
 * @returns undefined for a fragment that is no activation link's
 */
export const findPhoneAddress = (hash: string): string | undefined =>
  activationPattern.test(hash) ? `/phone/${hash}` : undefined;

/** The fragment of a place, with its `#`. */
export const toHash = (place: Place): string => {
  if (place.name === 'order') return `#/order/${place.orderId}`;
  return place.name === 'mobile-ids' ? '#/mobile-id' : '#/';
};
