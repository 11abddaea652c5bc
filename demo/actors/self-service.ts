import type * as v from 'valibot';
import {
  MobileIdResponse,
  MobileIdsResponse,
  OrderResponse,
  type ConfirmOrderBody,
  type StartOrderBody,
} from '../../api/schemas.ts';
import type { LockReason } from '../../domain/mobile-id.ts';
import type { OrderState } from '../../domain/order/order-states.ts';
import { ApiClient } from './http.ts';
import { until, type Patience } from './until.ts';

/** An order as its user sees it. */
export type OrderView = v.InferOutput<typeof OrderResponse>;
/** A mobile ID as its user sees it. */
export type MobileIdView = v.InferOutput<typeof MobileIdResponse>;
/** What the page says of its language. */
export type StartBody = v.InferInput<typeof StartOrderBody>;
/** What a user says on the first page. */
export type Confirmation = v.InferInput<typeof ConfirmOrderBody>;

/** Self-Service as a signed-in user uses it, over the API. */
export class SelfService {
  readonly #api: ApiClient;
  readonly #token: string;
  readonly #proof: Readonly<Record<string, string>>;

  /**
   * @param apiUrl URL of the API's stage
   * @param token the user's access token
   * @param idToken of the same sign-in; the page sends it along where a recent sign-in is asked for
   */
  constructor(apiUrl: string, token: string, idToken?: string) {
    this.#api = new ApiClient(apiUrl);
    this.#token = token;
    this.#proof = idToken === undefined ? {} : { 'x-id-token': idToken };
  }

  /** *Get Mobile ID*. */
  start(idempotencyKey?: string, page: StartBody = {}): Promise<OrderView> {
    const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
    return this.#order('/orders', page, headers);
  }

  read(orderId: string): Promise<OrderView> {
    return this.#api.send(OrderResponse, `GET /orders/${orderId}`, {
      bearer: this.#token,
      headers: this.#proof,
    });
  }

  /** *Next* on the first page. */
  confirm(orderId: string, confirmation: Confirmation = {}): Promise<OrderView> {
    return this.#order(`/orders/${orderId}/confirm`, confirmation);
  }

  /** *New code*, or *send again*. */
  renewCode(orderId: string): Promise<OrderView> {
    return this.#order(`/orders/${orderId}/activation-code`, {});
  }

  /** *Next* with the digits that the phone shows. */
  approve(orderId: string, matchCode: string): Promise<OrderView> {
    return this.#order(`/orders/${orderId}/approve`, { matchCode });
  }

  cancel(orderId: string, reason?: 'not-my-phone'): Promise<OrderView> {
    return this.#order(`/orders/${orderId}/cancel`, reason === undefined ? {} : { reason });
  }

  /** *Mobile ID* in the menu. */
  async mobileIds(): Promise<readonly MobileIdView[]> {
    const { mobileIds } = await this.#api.send(MobileIdsResponse, 'GET /mobile-ids', { bearer: this.#token });
    return mobileIds;
  }

  mobileId(mobileId: string): Promise<MobileIdView> {
    return this.#api.send(MobileIdResponse, `GET /mobile-ids/${mobileId}`, { bearer: this.#token });
  }

  /** *Lock this mobile ID*. */
  lock(mobileId: string, reason: LockReason): Promise<MobileIdView> {
    return this.#api.send(MobileIdResponse, `POST /mobile-ids/${mobileId}/lock`, {
      bearer: this.#token,
      body: JSON.stringify({ reason }),
      headers: this.#proof,
    });
  }

  /** Waits until the order is at a step; stops at once when it has come to another end. */
  async reach(orderId: string, state: OrderState, patience?: Patience): Promise<OrderView> {
    const order = await until(
      () => this.read(orderId),
      (seen) => seen.state === state || seen.ended !== undefined || seen.state === 'completed',
      patience,
    );
    if (order.state === state) return order;
    throw new Error(`The order is ${order.state} (${order.ended?.reason ?? 'all is well'}), not ${state}`);
  }

  /** Waits until every certificate of a mobile ID is revoked. */
  reachRevoked(mobileId: string): Promise<MobileIdView> {
    return until(
      () => this.mobileId(mobileId),
      ({ certificates }) => certificates.every(({ state }) => state === 'revoked'),
    );
  }

  /** Waits until the QR code is on the page, or was mailed. */
  async reachCode(orderId: string): Promise<NonNullable<OrderView['activationCode']>> {
    const { activationCode } = await until(
      () => this.reach(orderId, 'awaiting-phone'),
      (seen) => seen.activationCode !== undefined,
    );
    if (!activationCode) throw new Error('The order has no activation code');
    return activationCode;
  }

  #order(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<OrderView> {
    return this.#api.send(OrderResponse, `POST /${path.slice(1)}`, {
      bearer: this.#token,
      body: JSON.stringify(body),
      headers: { ...this.#proof, ...headers },
    });
  }
}
