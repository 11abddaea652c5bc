import { ApiProblem } from '../../../demo/actors/http.ts';
import type { Phone } from '../../../demo/actors/phone.ts';
import { startRenewal } from '../../../demo/actors/renew.ts';
import type { OrderView } from '../../../demo/actors/self-service.ts';
import { until } from '../../../demo/actors/until.ts';
import { isEnded, type OrderState } from '../../../domain/order/order-states.ts';
import { leaves } from '../../stories/leaving.ts';
import type { Person } from '../../stories/person.ts';
import type { World } from '../../stories/world.ts';
import type { Sequence, StepName } from './sequences.ts';

/** The order that a person is at, as far as they have come. */
interface Current {
  readonly orderId: string;
  phone?: Phone | undefined;
  matchCode?: string;
}

/** Milliseconds that somebody waits for the process. */
const patience = { every: 100, atMost: 180_000 } as const;

/** Whether an order goes on by itself within seconds. */
export const isMoving = (state: OrderState): boolean => state === 'starting' || state === 'issuing';

/** Somebody who does the steps of a sequence, each as far as the service lets them. */
export class Player {
  readonly person: Person;
  readonly number: number;
  /** Codes with which the service said no. */
  readonly refusals: string[] = [];
  /** What no client should meet. */
  readonly troubles: string[] = [];
  readonly #world: World;
  readonly #sequence: Sequence;
  #current: Current | undefined;
  #phone: Phone | undefined;

  private constructor(world: World, person: Person, [number, sequence]: readonly [number, Sequence]) {
    this.#world = world;
    this.person = person;
    this.number = number;
    this.#sequence = sequence;
  }

  /** Somebody as their sequence begins. */
  static async ready(world: World, numbered: readonly [number, Sequence]): Promise<Player> {
    const player = new Player(world, await world.newUser(), numbered);
    if (numbered[1].hasOne) player.#phone = (await player.person.getMobileId()).phone;
    return player;
  }

  /** Does the steps of a round, all at the same time. */
  async play(round: number): Promise<void> {
    await Promise.all((this.#sequence.rounds[round] ?? []).map((step) => this.#try(step)));
  }

  async #try(step: StepName, isAgain = false): Promise<void> {
    try {
      await this.#steps[step]();
    } catch (error) {
      if (!isAgain && error instanceof ApiProblem && error.status === 401) {
        await this.person.signInAgain();
        return this.#try(step, true);
      }
      this.#note(step, error);
    }
  }

  #note(step: StepName, error: unknown): void {
    if (error instanceof ApiProblem && error.status < 500) this.refusals.push(error.code);
    else this.troubles.push(`${step}: ${error instanceof Error ? error.message : String(error)}`);
  }

  readonly #steps: Readonly<Record<StepName, () => Promise<unknown>>> = {
    order: () => this.#order(),
    next: () => this.#goOn(),
    get: async () => {
      await this.#order();
      for (let moves = 0; moves < 4; moves += 1) await this.#goOn();
    },
    cancel: async () => this.#current && this.person.selfService.cancel(this.#current.orderId),
    abandon: async () => this.#current?.phone?.abandon(),
    'new-code': async () => this.#current && this.person.selfService.renewCode(this.#current.orderId),
    renew: () => this.#renew(),
    'renew-through': async () => {
      await this.#renew();
      for (let moves = 0; moves < 2; moves += 1) await this.#goOn();
    },
    lock: () => this.#lock(),
    look: async () => this.#phone?.readMobileId(this.#world.cloud.clock.date()),
    active: () => this.person.becomes('active'),
    inactive: () => leaves(this.#world, this.person, 'inactive'),
    locked: () => leaves(this.#world, this.person, 'locked'),
    deleted: () => leaves(this.#world, this.person, 'deleted'),
  };

  async #order(): Promise<void> {
    const { orderId } = await this.person.selfService.start();
    if (this.#current?.orderId !== orderId) this.#current = { orderId };
  }

  async #renew(): Promise<void> {
    if (!this.#phone) return;
    const { api: apiUrl } = this.#world.cloud.endpoints;
    const now = () => this.#world.cloud.clock.date();
    const { orderId, phone } = await startRenewal({ apiUrl, phone: this.#phone, now });
    this.#current = { orderId, phone };
  }

  /** Whatever moves the order on from where it stands. */
  async #goOn(): Promise<void> {
    const current = this.#current;
    if (!current) return;
    const { orderId } = current;
    const { selfService } = this.person;
    const view = await until(
      () => selfService.read(orderId),
      ({ state }) => !isMoving(state),
      patience,
    );
    if (view.state === 'awaiting-confirmation') await selfService.confirm(orderId, this.#confirmation(view));
    if (view.state === 'awaiting-phone') await this.#answer(current);
    if (view.state === 'awaiting-approval') await selfService.approve(orderId, current.matchCode ?? '000000');
    if (view.state === 'awaiting-installation' && current.phone) await this.#install(current.phone);
  }

  #confirmation({ choices }: OrderView) {
    return choices?.replaces ? { oldPhone: this.#sequence.oldPhone } : {};
  }

  async #answer(current: Current): Promise<void> {
    current.phone ??= await this.#openLink(current);
    if (current.phone) current.matchCode = await current.phone.answer();
  }

  async #openLink({ orderId }: Current): Promise<Phone | undefined> {
    const view = await until(
      () => this.person.selfService.read(orderId),
      ({ state, activationCode }) => state !== 'awaiting-phone' || activationCode !== undefined,
      patience,
    );
    return view.activationCode && this.person.phoneAt(view);
  }

  async #install(phone: Phone): Promise<void> {
    const { certificates } = await until(
      () => phone.readStanding(),
      ({ state, certificates: there }) => there !== undefined || isEnded(state),
      patience,
    );
    if (!certificates) return;
    await phone.acknowledge();
    this.#phone = phone;
  }

  async #lock(): Promise<void> {
    const { selfService } = this.person;
    const found = (await selfService.mobileIds()).find(({ state }) => state === 'active');
    if (found) await selfService.lock(found.mobileId, 'phone-lost');
  }
}
