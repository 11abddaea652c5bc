import type { KeyStore } from '../../domain/certificates/certificate-kinds.ts';
import { parsePasted, type ActivationLink, type LinkReading } from './link.ts';
import { findBetterPlace, type Place } from './order/better-place.ts';
import { HandOverWords } from './order/hand-over-word.ts';
import { prepareRecord, type Acceptance } from './order/prepare-record.ts';
import { readActivation } from './protocol/activations.ts';
import type { Accepted, Offer, PhoneDependencies } from './phone-dependencies.ts';
import { show } from './screens.ts';
import { isBehind, isInstalled, type MobileId, type PhoneRecord } from './store/records.ts';
import { removeOverdue, removeRecord, tidyUp } from './order/tidy-up.ts';
import { toTrouble } from './trouble.ts';
import { resumeOrder, type OrderDependencies } from './order/resume-order.ts';
import { createWindowLock, type LoneWork, type WindowLock } from './order/window-lock.ts';
import { retryUntilAnswered } from './order/retry-until-answered.ts';

/** Everything that the user of the phone page can do; each leads to a screen, and nothing of it throws. */
export class PhoneController {
  readonly #deps: PhoneDependencies;
  readonly #lock: WindowLock;
  /** Hears what the user says of the files that they were handed. */
  readonly handOver = new HandOverWords();
  #stays = false;
  #record: PhoneRecord | undefined;
  #hasLink = false;

  constructor(deps: PhoneDependencies) {
    this.#deps = deps;
    this.#lock = createWindowLock(deps.locks, () => {
      show(this.#deps, { name: 'elsewhere' });
    });
  }

  /** Goes on where this phone stands: with its link, with an order on its way, or with what it has. */
  start(): Promise<void> {
    return this.#lead(() => {
      this.#hasLink = true;
      return this.#open(this.#deps.links.take());
    });
  }

  /** Goes on in this window, and no longer in the one that is at it. */
  continueHere(): Promise<void> {
    return this.#lead(() => this.#lock.take(this.#again));
  }

  /** Opens a link that the user pasted. */
  paste(text: string): Promise<void> {
    return this.#lead(async () => {
      const link = parsePasted(text);
      if (typeof link === 'object') this.#deps.links.keep(link);
      await this.#open(link);
    });
  }

  /** Goes on where the page is, although a browser or an app would be better. */
  stay(link: ActivationLink): Promise<void> {
    this.#stays = true;
    return this.#alone((turn) => this.#read(turn, link));
  }

  /** The user's yes. Where they may decide on it, they are asked next where the keys shall be. */
  accept(offer: Offer, phoneName: string): Promise<void> {
    const [store = 'page', ...others] = offer.activation.stores;
    if (others.length === 0) return this.choose(offer, phoneName, store);
    show(this.#deps, { ...offer, name: 'store-choice', phoneName });
    return Promise.resolve();
  }

  /** Only now are keys made, and the activation code is used up. */
  choose(offer: Accepted, phoneName: string, store: KeyStore): Promise<void> {
    return this.#alone(async (turn) => {
      // A renewed mobile ID stays where the one before was.
      const where = offer.renews ? undefined : findBetterPlace(this.#place, [store]);
      if (where) {
        show(turn, { name: 'better-place', link: offer.link, where });
        return;
      }
      this.#record = undefined;
      // Another window may have been faster.
      const known = await this.#find(({ orderId }) => orderId === offer.link.orderId);
      await this.#resume(turn, known ?? (await this.#prepare(turn, { ...offer, phoneName, store })));
    });
  }

  /** Shows what this phone has. */
  goHome(): Promise<void> {
    return this.#lead(() => this.#showHome(this.#deps));
  }

  /** Asks whether to remove a mobile ID. */
  askRemoval(mobileId: MobileId): void {
    show(this.#deps, { name: 'remove', mobileId });
  }

  /** Removes a mobile ID with its keys, or an order that leads nowhere. */
  remove(record: PhoneRecord | undefined = this.#record): Promise<void> {
    return this.#lead(async () => {
      if (record) await removeRecord(this.#deps.store, record);
      await this.goHome();
    });
  }

  async #showHome(deps: Pick<PhoneDependencies, 'dispatch'>): Promise<void> {
    this.#deps.links.forget();
    const records = await this.#deps.store.all();
    show(deps, { name: 'home', mobileIds: records.filter(isInstalled) });
    deps.dispatch({ type: 'keeping-read', isKept: await this.#deps.keeping.check() });
  }

  async #open(reading: LinkReading): Promise<void> {
    if (reading === 'incomplete') show(this.#deps, { name: 'trouble', trouble: 'link-incomplete' });
    else await this.#lock.hold((lost) => this.#follow(this.#turn(lost), reading), this.#again);
  }

  /** What a window does that comes after another one: it knows nothing of what happened there. */
  readonly #again: LoneWork = (lost) => this.#follow(this.#turn(lost), this.#deps.links.take());

  async #follow(turn: OrderDependencies, reading: LinkReading): Promise<void> {
    const link = typeof reading === 'object' ? reading : undefined;
    // What went wrong before, with another link perhaps, says nothing of this one.
    this.#record = undefined;
    this.#hasLink = link !== undefined;
    const where = findBetterPlace(this.#place, ['page', 'system']);
    const record = await this.#find((one) =>
      link ? one.orderId === link.orderId : !isInstalled(one) && !isBehind(one),
    );
    turn.lost.throwIfAborted();
    await removeOverdue(this.#deps.store, this.#deps.clock.now(), record);
    if (record && !isInstalled(record)) await this.#resume(turn, record);
    else if (record || !link) await this.#showHome(turn);
    else if (where) show(turn, { name: 'better-place', link, where });
    else await this.#read(turn, link);
  }

  async #read(turn: OrderDependencies, link: ActivationLink): Promise<void> {
    show(turn, { name: 'opening' });
    const activation = await retryUntilAnswered(turn, () => readActivation(turn.api, link));
    turn.lost.throwIfAborted();
    const where = findBetterPlace(this.#place, activation.stores);
    show(turn, where ? { name: 'better-place', link, where } : { name: 'offer', link, activation });
  }

  async #prepare(turn: OrderDependencies, accepted: Omit<Acceptance, 'startedAt'>): Promise<PhoneRecord> {
    show(turn, { name: 'making-keys' });
    const prepared = await prepareRecord({ ...accepted, startedAt: this.#deps.clock.now() });
    turn.lost.throwIfAborted();
    await turn.store.write(prepared);
    turn.dispatch({ type: 'keeping-read', isKept: await this.#deps.keeping.ask() });
    return prepared;
  }

  /** From here on the record has all that the link says. */
  async #resume(turn: OrderDependencies, record: PhoneRecord): Promise<void> {
    this.#deps.links.forget();
    this.#hasLink = false;
    await resumeOrder(turn, record);
  }

  get #place(): Place {
    return { betterPlace: this.#deps.betterPlace, stays: this.#stays };
  }

  /** What an order works with until another window takes over: from then on this one says nothing of it. */
  #turn(lost: AbortSignal): OrderDependencies {
    const dispatch: OrderDependencies['dispatch'] = (event) => {
      lost.throwIfAborted();
      if (event.type === 'reached') this.#record = event.record;
      this.#deps.dispatch(event);
    };
    return { ...this.#deps, dispatch, lost, now: this.#deps.clock.now, hearHandOver: this.handOver.hear };
  }

  async #find(isWanted: (record: PhoneRecord) => boolean): Promise<PhoneRecord | undefined> {
    return (await this.#deps.store.all()).find(isWanted);
  }

  #alone(work: (turn: OrderDependencies) => Promise<void>): Promise<void> {
    return this.#lead(() => this.#lock.hold((lost) => work(this.#turn(lost)), this.#again));
  }

  async #lead(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#recover(error);
    }
  }

  /** Says what is wrong, and keeps what a second try needs and nothing more. */
  async #recover(error: unknown): Promise<void> {
    const context = { record: this.#record, hasLink: this.#hasLink };
    const trouble = toTrouble(error, context);
    try {
      this.#record = await tidyUp(this.#deps, trouble, this.#record);
      show(this.#deps, { name: 'trouble', trouble });
    } catch (failure) {
      show(this.#deps, { name: 'trouble', trouble: toTrouble(failure, context) });
    }
  }
}
