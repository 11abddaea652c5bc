import type { OrderView } from '../responses.ts';
import { hasEnded, toStage, type Stage } from './stage.ts';
import type { State } from './state.ts';

/** What the page shows. */
export type Screen = 'loading' | 'welcome' | 'dashboard' | 'mobile-ids' | 'order-missing' | Stage;

/** The order of the place where the user is; undefined until it has been read, and at other places. */
export const findOrderHere = ({ place, order }: State): OrderView | undefined =>
  place.name === 'order' && order?.orderId === place.orderId ? order : undefined;

/** What the page shows. */
export const toScreen = (state: State): Screen => {
  const { session, place, problem, decided } = state;
  if (session !== 'signed-in') return session === 'unknown' ? 'loading' : 'welcome';
  if (place.name !== 'order') return place.name;
  const order = findOrderHere(state);
  if (order) return toStage(order, decided);
  return problem?.code === 'order-not-found' ? 'order-missing' : 'loading';
};

/** The order to keep an eye on: the one that is shown, while nothing is asked about it and it can still move. */
export const findOrderToFollow = (state: State): string | undefined => {
  const { session, place, busy, problem } = state;
  if (session !== 'signed-in' || place.name !== 'order' || busy) return undefined;
  const order = findOrderHere(state);
  if (order) return hasEnded(order) ? undefined : order.orderId;
  return problem?.code === 'order-not-found' ? undefined : place.orderId;
};
