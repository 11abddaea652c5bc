import type { Language } from '../../domain/languages.ts';
import type { Api, ApiRequest } from '../shared/api.ts';
import { toConfirmBody, type Decision } from './model/decision.ts';
import type { LockRequest } from './model/lock.ts';
import {
  MobileId,
  MobileIds,
  Order,
  type MobileIdsView,
  type MobileIdView,
  type OrderView,
} from './responses.ts';
import { retryWhileBusy, type Sleep } from './retry-while-busy.ts';

/** What the page asks the API for. Each may throw what `Api` throws. */
export interface Requests {
  readonly startOrder: (idempotencyKey: string) => Promise<OrderView>;
  readonly readOrder: (orderId: string, signal?: AbortSignal) => Promise<OrderView>;
  readonly confirmOrder: (orderId: string, decision: Decision) => Promise<OrderView>;
  readonly renewActivationCode: (orderId: string) => Promise<OrderView>;
  readonly approveOrder: (orderId: string, matchCode: string) => Promise<OrderView>;
  readonly cancelOrder: (orderId: string, reason?: 'not-my-phone') => Promise<OrderView>;
  readonly lockMobileId: (request: LockRequest) => Promise<MobileIdView>;
  readonly listMobileIds: () => Promise<MobileIdsView>;
}

/** What requests are made with. */
export interface RequestDependencies {
  readonly api: Api;
  readonly sleep: Sleep;
  /** Gives an access token that has not expired. */
  readonly token: () => Promise<string>;
  /** Gives the ID token of the same sign-in, if there is one. */
  readonly idToken: () => Promise<string | undefined>;
  /** The language that the user chose on a page; undefined where they chose none. */
  readonly chosenLanguage: () => Language | undefined;
  /** Loads what only some orders are shown with. */
  readonly loadWords: (order: OrderView) => Promise<void>;
}

const toStartBody = (language: Language | undefined) => (language === undefined ? {} : { language });

/** Makes the requests of a user. While the service is busy, they are repeated in time. */
export const createRequests = ({
  api,
  sleep,
  token,
  idToken,
  chosenLanguage,
  loadWords,
}: RequestDependencies): Requests => {
  const send = async <Result>(request: ApiRequest<Result>): Promise<Result> => {
    const signed = { ...request, bearer: await token(), idToken: await idToken() };
    return retryWhileBusy(sleep, () => api(signed), request.signal);
  };
  const sendForOrder = async (request: Omit<ApiRequest<OrderView>, 'response'>): Promise<OrderView> => {
    const order = await send({ ...request, response: Order });
    await loadWords(order);
    return order;
  };
  const post = (path: string, body: Readonly<Record<string, unknown>>) =>
    sendForOrder({ method: 'POST', path, body });
  return {
    startOrder: (idempotencyKey) =>
      sendForOrder({
        method: 'POST',
        path: '/orders',
        body: toStartBody(chosenLanguage()),
        idempotencyKey,
      }),
    readOrder: (orderId, signal) =>
      sendForOrder({ method: 'GET', path: `/orders/${orderId}`, ...(signal && { signal }) }),
    confirmOrder: (orderId, decision) => post(`/orders/${orderId}/confirm`, toConfirmBody(decision)),
    renewActivationCode: (orderId) => post(`/orders/${orderId}/activation-code`, {}),
    // A wrong code costs a try: what may have been heard is not sent again. What the gateway turned away was not.
    approveOrder: async (orderId, matchCode) => {
      const path = `/orders/${orderId}/approve`;
      const signed = { bearer: await token(), idToken: await idToken() };
      const approve = () => api({ method: 'POST', path, body: { matchCode }, response: Order, ...signed });
      return retryWhileBusy(sleep, approve, undefined, ['too-many-requests']);
    },
    cancelOrder: (orderId, reason) => post(`/orders/${orderId}/cancel`, { ...(reason && { reason }) }),
    lockMobileId: ({ mobileId, reason }) =>
      send({
        method: 'POST',
        path: `/mobile-ids/${mobileId}/lock`,
        body: { reason },
        response: MobileId,
      }),
    listMobileIds: () => send({ method: 'GET', path: '/mobile-ids', response: MobileIds }),
  };
};
