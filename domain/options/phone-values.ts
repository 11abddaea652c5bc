// Values of options that phones know, too: their page has no use for the schemas of all options.

/**
 * Where a phone keeps the keys of a mobile ID. `page`: where they were made, which they can't leave: in the phone page, or
 * in an app's own key store. `system`: in the store of the phone's system, where its mail, browser, Wi-Fi and VPN take
 * keys from; on their way there they can be copied.
 */
export const keyStores = ['page', 'system'] as const;

/** One of `keyStores`. */
export type KeyStore = (typeof keyStores)[number];

/** What a renewal may ask of its user: nothing, or that they type the match code. */
export const renewalApprovals = ['none', 'match-code'] as const;
