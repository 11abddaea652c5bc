import * as v from 'valibot';

/** Name of an order, a mobile ID or a key. */
export const id = v.pipe(v.string(), v.uuid());

/** A moment: ISO 8601 in UTC, as `Date.toISOString` writes it. Sorts as text in the order of time. */
export const moment = v.pipe(v.string(), v.isoTimestamp());
