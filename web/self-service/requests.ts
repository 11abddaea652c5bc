import type { Api } from '../shared/api.ts';
import { MobileIds, Order, type MobileIdView, type OrderView } from './responses.ts';
import { decisionBody, type Decision } from './model/decision.ts';

/** What the page asks the API for. Each may throw what `Api` throws. */
export interface Requests {
  readonly startOrder: (idempotencyKey: string) => Promise<OrderView>;
  readonly readOrder: (orderId: string, signal?: AbortSignal) => Promise<OrderView>;
  readonly confirmOrder: (orderId: string, decision: Decision) => Promise<OrderView>;
  readonly renewActivationCode: (orderId: string) => Promise<OrderView>;
  readonly approveOrder: (orderId: string, matchCode: string) => Promise<OrderView>;
  readonly cancelOrder: (orderId: string, reason?: 'not-my-phone') => Promise<OrderView>;
  readonly listMobileIds: () => Promise<readonly MobileIdView[]>;
}

/** @param token gives an access token that has not expired */
export const requestsOf = (api: Api, token: () => Promise<string>): Requests => {
  const post = async (path: string, body: Readonly<Record<string, unknown>>, once = false) =>
    api({ method: 'POST', path, body, answer: Order, bearer: await token(), once });
  return {
    startOrder: async (idempotencyKey) =>
      api({
        method: 'POST',
        path: '/orders',
        body: {},
        answer: Order,
        bearer: await token(),
        idempotencyKey,
      }),
    readOrder: async (orderId, signal) =>
      api({
        method: 'GET',
        path: `/orders/${orderId}`,
        answer: Order,
        bearer: await token(),
        ...(signal && { signal }),
      }),
    confirmOrder: (orderId, decision) => post(`/orders/${orderId}/confirm`, decisionBody(decision)),
    renewActivationCode: (orderId) => post(`/orders/${orderId}/activation-code`, {}),
    // A wrong code costs a try: sent again by itself it would cost two.
    approveOrder: (orderId, matchCode) => post(`/orders/${orderId}/approve`, { matchCode }, true),
    cancelOrder: (orderId, reason) => post(`/orders/${orderId}/cancel`, { ...(reason && { reason }) }),
    listMobileIds: async () => {
      const { mobileIds } = await api({
        method: 'GET',
        path: '/mobile-ids',
        answer: MobileIds,
        bearer: await token(),
      });
      return mobileIds;
    },
  };
};
