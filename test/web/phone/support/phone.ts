import { run as awaitInstallation } from '../../../../lambdas/get-mobile-id/install/await-installation.lambda.ts';
import { run as registerMobileId } from '../../../../lambdas/get-mobile-id/install/register-mobile-id.lambda.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { createLinks } from '../../../../web/phone/link.ts';
import { PhoneController } from '../../../../web/phone/phone-controller.ts';
import type { Offer } from '../../../../web/phone/phone-dependencies.ts';
import type { Locks } from '../../../../web/phone/order/window-lock.ts';
import {
  type BetterPlace,
  firstState,
  reduce,
  type PhoneEvent,
  type PhoneState,
  type Screen,
} from '../../../../web/phone/screens.ts';
import { createApi } from '../../../../web/shared/api.ts';
import { createServerClock } from '../../../../web/shared/server-clock.ts';
import { orderIn, secrets } from '../../../support/orders.ts';
import { issueAll, recover } from '../../../support/recovery.ts';
import { Stage } from '../../../support/stage.ts';
import { ActivationApi } from './activation-api.ts';
import { MemoryStore } from './memory-store.ts';

const { orderId } = orderIn('awaiting-phone');

/** The fragment of the order's link. */
export const fragment = `#${orderId}.${secrets.activationCode}`;

/** What happens while the phone waits; one thing for each wait. */
export type Meanwhile = () => unknown;

/** A phone, and the service that holds its order. What one load of the page stored stays for the next. */
export class Phone {
  readonly stage = new Stage();
  readonly api = new ActivationApi(this.stage);
  readonly store = new MemoryStore();
  readonly session = new Map<string, string>();
  readonly address = { hash: fragment, pathname: '/phone/', search: '' };
  /** Everything that was shown, in order. */
  readonly shown: PhoneState[] = [];
  locks: Locks | undefined;
  /** Where the page should be instead. */
  betterPlace: BetterPlace | undefined;
  /** The browser keeps what is stored, when space runs short, too. */
  isKept = true;
  /** What the user does it with, once the page was loaded. */
  controller: PhoneController | undefined;
  #state = firstState;
  readonly #meanwhile: Meanwhile[] = [];

  constructor(order: Order = orderIn('awaiting-phone')) {
    this.stage.putOrder(order);
  }

  /** What the phone shows now. */
  get screen(): Screen {
    return this.#state.screen;
  }

  /** Names of the screens that were shown, each once for as long as it stood. */
  get screens(): readonly string[] {
    const names = this.shown.map(({ screen }) => screen.name);
    return names.filter((name, index) => name !== names[index - 1]);
  }

  /** The order as the service has it. */
  get order(): Order {
    return this.stage.order({ orderId });
  }

  /** What happens at the next waits. A wait for which nothing is left would be one for ever, and fails. */
  meanwhile(...happenings: readonly Meanwhile[]): void {
    this.#meanwhile.push(...happenings);
  }

  /** Loads the page. */
  load(): PhoneController {
    this.#state = firstState;
    const dispatch = (event: PhoneEvent): void => {
      this.#state = reduce(this.#state, event);
      this.shown.push(this.#state);
    };
    const clock = createServerClock(() => this.stage.time.getTime());
    const api = createApi({ fetch: this.api.fetch, clock });
    const { store, locks, betterPlace } = this;
    const keeping = { ask: () => Promise.resolve(this.isKept), check: () => Promise.resolve(this.isKept) };
    const wait = () => this.wait();
    return (this.controller = new PhoneController({
      api,
      store,
      clock,
      locks,
      betterPlace,
      keeping,
      dispatch,
      wait,
      links: this.#links,
    }));
  }

  /** Loads the page, and goes on where it can by itself. */
  async open(): Promise<PhoneController> {
    const controller = this.load();
    await controller.start();
    return controller;
  }

  /** Loads the page, and says yes to what it offers. */
  async accept(phoneName = 'Pixel'): Promise<void> {
    const controller = await this.open();
    await controller.accept(this.offer, phoneName);
  }

  /** What the phone offers. */
  get offer(): Offer {
    if (this.screen.name !== 'offer') throw new Error(`shows ${this.screen.name}, no offer`);
    return this.screen;
  }

  /** The user types the match code, and the process goes on until the phone has to install. */
  readonly approved = async (): Promise<void> => {
    const { approval, issuance } = orderIn('issuing');
    const approved = { ...this.order, ...(approval && { approval }), ...(issuance && { issuance }) };
    await issueAll(this.stage, { ...approved, state: 'issuing' });
    await recover(this.stage);
    await registerMobileId(this.stage.deps)({ orderId });
    await awaitInstallation(this.stage.deps)({ orderId, taskToken: secrets.taskToken });
  };

  /** The process writes the active mobile ID. */
  readonly completed = (): void => {
    if (!this.order.installation) throw new Error('the phone has not said that it installed');
    this.stage.putOrder({ ...this.order, state: 'completed' });
  };

  /** The order comes to an end without a mobile ID. */
  ended(state: 'cancelled' | 'expired' | 'failed'): Meanwhile {
    return () => {
      const ended = { at: this.stage.time.toISOString(), reason: state, from: this.order.state };
      this.stage.putOrder({ ...this.order, state, ended });
    };
  }

  /** Something that was to happen happens. */
  async wait(): Promise<void> {
    const happening = this.#meanwhile.shift();
    if (!happening) throw new Error('the phone would wait for ever');
    await happening();
  }

  get #links() {
    const sessionStorage = {
      getItem: (key: string) => this.session.get(key) ?? null,
      setItem: (key: string, value: string) => void this.session.set(key, value),
      removeItem: (key: string) => void this.session.delete(key),
    };
    const history = {
      replaceState: (_: unknown, __: string, url: string) => {
        this.address.hash = url.includes('#') ? url.slice(url.indexOf('#')) : '';
      },
    };
    return createLinks({ location: this.address, history, sessionStorage });
  }
}
