import { daysUntil } from '../../../domain/reminders.ts';
import type { MobileIdView } from '../responses.ts';

/** From so many days before its end on, a mobile ID is said to end. */
const soon = 60;

/**
 * Days until an active mobile ID ends; undefined while that is far off, and where it does not work anyway.
 * @param now milliseconds since 1970
 */
export const daysToSoonEnd = (
  { state, notAfter }: Pick<MobileIdView, 'state' | 'notAfter'>,
  now: number,
): number | undefined => {
  const days = daysUntil(notAfter, new Date(now));
  return state === 'active' && days > 0 && days <= soon ? days : undefined;
};
