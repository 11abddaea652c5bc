import { decodeJwt } from 'jose';
import * as v from 'valibot';
import { lookAfter, type Life, type Renewal } from '../../../../web/phone/life/look-after.ts';
import type { Answer } from '../../../../web/phone/life/read-life.ts';
import type { RenewalDependencies } from '../../../../web/phone/life/renewal.ts';
import { isInstalled, type MobileId } from '../../../../web/phone/store/records.ts';
import { createApi } from '../../../../web/shared/api.ts';
import { createServerClock } from '../../../../web/shared/server-clock.ts';
import { later, orderIn, secrets } from '../../../support/orders.ts';
import { makePhoneKey } from '../../../support/phone-proofs.ts';
import { browserLocks } from './locks.ts';
import { Phone } from './phone.ts';

/** The order of the mobile ID that the phone has. */
export const oldOrder = '0d6c1f4e-1111-4a52-9d55-6d6f9b2f7a01';

const Init = v.looseObject({ method: v.string(), headers: v.record(v.string(), v.string()) });
const challenge = 'what-the-service-wants-signed';

/** A phone that has a mobile ID which is due, and the service that renews it; each load of its page looks after it. */
export class Renewing {
  readonly phone = new Phone();
  readonly locks = browserLocks();
  /** What was asked of the service besides the order, each as often as it was. */
  readonly asked: string[] = [];
  answer: Answer = { state: 'active', renewableFrom: later(-60).toISOString() };
  /** What the service says of the new mobile ID's key, once it has forgotten the order; undefined for nothing. */
  forgotten: { readonly state: string | undefined } | undefined;
  approval: 'none' | 'match-code' = 'none';
  /** The service begins none. */
  refusal: string | undefined;
  mobileId: MobileId;

  private constructor(mobileId: MobileId) {
    this.mobileId = mobileId;
    this.phone.address.hash = '';
    this.phone.locks = this.locks;
  }

  static async create(): Promise<Renewing> {
    const { pem, privateKey } = await makePhoneKey();
    const notAfter = later(20 * 86_400).toISOString();
    const labels = { userId: 'asta', serverName: 'Mobile ID', profileName: 'MobileID Åsta' };
    const mobileId: MobileId = {
      ...{ step: 'installed', orderId: oldOrder, labels, phoneName: 'Åstas telefon', store: 'page' },
      ...{ startedAt: 1, chain: '', nextSteps: [], earlierKeys: [] },
      certificates: [{ kind: 'authentication', pem, serial: '0A', notAfter, privateKey }],
    };
    const renewing = new Renewing(mobileId);
    await renewing.phone.store.write(mobileId);
    return renewing;
  }

  get deps(): RenewalDependencies {
    const { phone, locks } = this;
    const clock = createServerClock(() => phone.stage.time.getTime());
    const wait: RenewalDependencies['wait'] = async (_, signal) => {
      await phone.wait();
      signal?.throwIfAborted();
    };
    return { api: createApi({ fetch: this.#fetch, clock }), store: phone.store, clock, locks, wait };
  }

  /** The page is open until this has ended. @returns what it shows then, and all that it has shown */
  async lookAfter(
    stopped = new AbortController().signal,
  ): Promise<Life & { readonly told: readonly string[] }> {
    let life: Life = { isAsked: false };
    const told: string[] = [];
    const tell = (change: Partial<Life>): void => {
      life = { ...life, ...change };
      const now = life.renewal && describe(life.renewal);
      if (now !== undefined && told.at(-1) !== now) told.push(now);
    };
    await lookAfter(this.deps, this.mobileId, { tell, stopped });
    return { ...life, told };
  }

  /** Mobile IDs and orders that the phone keeps, each with its step. */
  async kept(): Promise<Readonly<Record<string, string>>> {
    const records = await this.phone.store.all();
    return Object.fromEntries(
      records.map(({ orderId, step }) => [orderId === oldOrder ? 'old' : 'new', step]),
    );
  }

  /** The mobile IDs that the phone has. */
  async mobileIds(): Promise<readonly MobileId[]> {
    return (await this.phone.store.all()).filter(isInstalled);
  }

  readonly #fetch: typeof fetch = async (url, options) => {
    const path = v.parse(v.string(), url).slice('/api'.length);
    if (!path.startsWith('/phone/')) {
      return this.forgotten ? problem('unauthorized', 401) : this.phone.api.fetch(url, options);
    }
    const { method, headers } = v.parse(Init, options);
    this.asked.push(`${method} ${path}`);
    const { nonce } = decodeJwt(headers['authorization']?.slice('Bearer '.length) ?? '');
    return this.#respond(path, nonce);
  };

  #respond(path: string, nonce: unknown): Response {
    if (path === '/phone/mobile-id') return this.#readState();
    if (path === '/phone/challenges') return Response.json({ challenge });
    if (nonce !== challenge) return problem('challenge-gone', 409);
    if (this.refusal !== undefined) return problem(this.refusal, 409);
    const { orderId } = orderIn('awaiting-phone');
    const { activationCode } = secrets;
    return Response.json({ orderId, activationCode, approval: this.approval }, { status: 201 });
  }

  #readState(): Response {
    if (!this.forgotten) return Response.json(this.answer);
    const { state } = this.forgotten;
    return state === undefined ? problem('unauthorized', 401) : Response.json({ state });
  }
}

class Closed extends Error {}

/** The page is closed. */
export const closePage = (): never => {
  throw new Closed();
};

/** How many renewals the phone had the service begin. */
export const begun = ({ asked }: Renewing): number =>
  asked.filter((one) => one === 'POST /phone/renewals').length;

const describe = (renewal: Renewal): string =>
  renewal.name === 'running' && renewal.connection !== 'good'
    ? `running ${renewal.connection}`
    : renewal.name;

const problem = (code: string, status: number): Response =>
  Response.json({ type: `urn:get-mobile-id:problem:${code}` }, { status });
