import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from '../../demo/actors/http.ts';
import type { Phone } from '../../demo/actors/phone.ts';
import type { OrderView } from '../../demo/actors/self-service.ts';
import { until } from '../../demo/actors/until.ts';
import type { OldPhone } from '../../domain/order/order.ts';
import { isEnded, orderStateNames, type OrderState } from '../../domain/order/order-states.ts';
import type { Person } from '../stories/person.ts';

const tries = 12;

/** Milliseconds that somebody waits for the next page, then gives up. */
const longest = 45_000;

const isWorthAnotherTry = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429;

/** Somebody who wants a mobile ID, and does what page and phone do: asks again where that may help. */
export class Journey {
  readonly person: Person;
  /** Texts by which calls are known to be about this order. */
  readonly about: string[];
  orderId: string | undefined;
  readonly #oldPhone: OldPhone | undefined;

  constructor(person: Person, oldPhone?: OldPhone) {
    this.person = person;
    this.about = [person.user.subject];
    this.#oldPhone = oldPhone;
  }

  /**
   * Goes as far as there is a way.
   * @returns what stopped it; undefined where the mobile ID is active
   */
  async go(): Promise<string | undefined> {
    try {
      await this.#goOn();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #goOn(): Promise<void> {
    const key = randomUUID();
    const { orderId } = await this.#ask(({ selfService }) => selfService.start(key));
    this.orderId = orderId;
    this.about.push(orderId);
    await this.#reach(orderId, 'awaiting-confirmation');
    const confirmation = this.#oldPhone === undefined ? {} : { oldPhone: this.#oldPhone };
    await this.#ask(({ selfService }) => selfService.confirm(orderId, confirmation));
    const phone = this.person.phoneAt(await this.#reachCode(orderId));
    const matchCode = await this.#ask(() => phone.answer());
    await this.#reach(orderId, 'awaiting-approval');
    await this.#ask(({ selfService }) => selfService.approve(orderId, matchCode));
    await this.#reach(orderId, 'awaiting-installation');
    await this.#install(phone);
    await this.#reach(orderId, 'completed');
  }

  async #install(phone: Phone): Promise<void> {
    await this.#ask(() => phone.install());
    await this.#ask(() => phone.acknowledge());
  }

  async #reachCode(orderId: string): Promise<OrderView> {
    await this.#reach(orderId, 'awaiting-phone');
    return this.#see(orderId, ({ activationCode }) => activationCode?.link !== undefined);
  }

  /** Waits until the order has come as far as this, or further. */
  async #reach(orderId: string, state: OrderState): Promise<void> {
    const isThere = (seen: OrderState) => orderStateNames.indexOf(seen) >= orderStateNames.indexOf(state);
    const { state: reached } = await this.#see(orderId, (seen) => isThere(seen.state));
    if (reached !== 'completed' && isEnded(reached)) throw new Error(`The order is ${reached}`);
  }

  #see(orderId: string, isSeen: (order: OrderView) => boolean): Promise<OrderView> {
    return until(
      () => this.#ask(({ selfService }) => selfService.read(orderId)),
      (order) => isEnded(order.state) || isSeen(order),
      { every: 150, atMost: longest },
    );
  }

  async #ask<Answer>(what: (person: Person) => Promise<Answer>, left = tries): Promise<Answer> {
    try {
      return await what(this.person);
    } catch (error) {
      const isOld = error instanceof ApiProblem && error.status === 401;
      if (left <= 1 || !(isOld || isWorthAnotherTry(error))) throw error;
      if (isOld) await this.person.signInAgain();
      await sleep(150);
      return this.#ask(what, left - 1);
    }
  }
}
