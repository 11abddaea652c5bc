import type { ServerClock } from '../shared/server-clock.ts';
import { parsePasted, type ActivationLink, type Links } from './link.ts';
import { prepareSubmission } from './order/prepare-submission.ts';
import { readActivation } from './protocol/activations.ts';
import type { BetterPlace, Screen } from './screens.ts';
import { isInstalled, type MobileId, type PhoneRecord } from './store/records.ts';
import { endsLink, endsRecord, toTrouble, type Trouble } from './trouble.ts';
import type { Keeping } from './store/keeping.ts';
import { resumeOrder, type OrderDependencies } from './order/resume-order.ts';
import { withWindowLock, type Locks } from './order/window-lock.ts';
import { retryUntilAnswered } from './order/retry-until-answered.ts';

/** What the phone page works with, besides what an order does. */
export interface PhoneDependencies extends OrderDependencies {
  readonly clock: ServerClock;
  readonly links: Links;
  readonly locks: Locks | undefined;
  readonly keeping: Keeping;
  /** Where the page should be before it makes keys; undefined where it may. */
  readonly betterPlace: BetterPlace | undefined;
}

/** For whom and what a link is: what its user accepts. */
export type Offer = Extract<Screen, { readonly name: 'offer' }>;

/** Everything that the user of the phone page can do; each leads to a screen, and nothing of it throws. */
export class PhoneController {
  readonly #deps: PhoneDependencies;
  #offer: Offer | undefined;
  #record: PhoneRecord | undefined;
  #hasLink = false;

  constructor(deps: PhoneDependencies) {
    this.#deps = deps;
  }

  /** Goes on where this phone stands: with its link, with an order on its way, or with what it has. */
  start(): Promise<void> {
    return this.#lead(async () => {
      this.#hasLink = true;
      const reading = this.#deps.links.take();
      if (reading === 'incomplete') this.#fail('link-incomplete');
      else await this.#alone(() => this.#follow(reading === 'none' ? undefined : reading));
    });
  }

  /** Opens a link that the user pasted. */
  paste(text: string): Promise<void> {
    return this.#lead(async () => {
      const link = parsePasted(text);
      if (typeof link === 'string') {
        this.#fail('link-incomplete');
        return;
      }
      this.#deps.links.keep(link);
      await this.#alone(() => this.#follow(link));
    });
  }

  /** Goes on where the page is, although a browser or an app would be better. */
  stay(link: ActivationLink): Promise<void> {
    return this.#lead(() => this.#read(link));
  }

  /** The user's yes: only now are keys made, and the activation code is used up. */
  accept(offer: Offer, phoneName: string): Promise<void> {
    return this.#lead(() =>
      this.#alone(async () => {
        this.#record = undefined;
        // Another window may have been faster.
        const known = await this.#findRecord(offer.link.orderId);
        await this.#resume(known ?? (await this.#prepare(offer, phoneName)));
      }),
    );
  }

  /** Shows what this phone has. */
  goHome(): Promise<void> {
    return this.#lead(async () => {
      this.#deps.links.forget();
      const records = await this.#deps.store.all();
      this.#show({ name: 'home', mobileIds: records.filter(isInstalled) });
      this.#deps.dispatch({ type: 'keeping-read', isKept: await this.#deps.keeping.check() });
    });
  }

  /** Asks whether to remove a mobile ID. */
  askRemoval(mobileId: MobileId): void {
    this.#show({ name: 'remove', mobileId });
  }

  /** Removes a mobile ID with its keys, or an order that leads nowhere. */
  remove(record: PhoneRecord | undefined = this.#record): Promise<void> {
    return this.#lead(async () => {
      if (record) await this.#deps.store.remove(record.orderId);
      await this.goHome();
    });
  }

  async #follow(link: ActivationLink | undefined): Promise<void> {
    // What went wrong before, with another link perhaps, says nothing of this one.
    this.#offer = this.#record = undefined;
    this.#hasLink = link !== undefined;
    const where = this.#deps.betterPlace;
    const record = link ? await this.#findRecord(link.orderId) : await this.#findUnfinished();
    if (record && !isInstalled(record)) await this.#resume(record);
    else if (record || !link) await this.goHome();
    else if (where) this.#show({ name: 'better-place', link, where });
    else await this.#read(link);
  }

  async #read(link: ActivationLink): Promise<void> {
    this.#show({ name: 'opening' });
    const activation = await retryUntilAnswered(this.#deps, () => readActivation(this.#deps.api, link));
    this.#offer = { name: 'offer', link, activation };
    this.#show(this.#offer);
  }

  async #prepare({ link, activation }: Offer, phoneName: string): Promise<PhoneRecord> {
    this.#show({ name: 'making-keys' });
    const { orderId, labels, kinds } = activation;
    const prepared: PhoneRecord = {
      step: 'prepared',
      ...{ orderId, labels, phoneName, code: link.code, startedAt: this.#deps.clock.now() },
      kinds: kinds.map(({ kind }) => kind),
      ...(await prepareSubmission(activation, phoneName)),
    };
    await this.#deps.store.write(prepared);
    this.#deps.dispatch({ type: 'keeping-read', isKept: await this.#deps.keeping.ask() });
    return prepared;
  }

  /** From here on the record has all that the link says. */
  async #resume(record: PhoneRecord): Promise<void> {
    this.#deps.links.forget();
    this.#hasLink = false;
    const dispatch: OrderDependencies['dispatch'] = (event) => {
      if (event.type === 'reached') this.#record = event.record;
      this.#deps.dispatch(event);
    };
    await resumeOrder({ ...this.#deps, dispatch }, record);
  }

  async #findRecord(orderId: string): Promise<PhoneRecord | undefined> {
    return (await this.#deps.store.all()).find((record) => record.orderId === orderId);
  }

  async #findUnfinished(): Promise<PhoneRecord | undefined> {
    return (await this.#deps.store.all()).find((record) => !isInstalled(record));
  }

  #alone(work: () => Promise<void>): Promise<void> {
    const onElsewhere = (): void => {
      this.#show({ name: 'elsewhere' });
    };
    return withWindowLock(this.#deps.locks, onElsewhere, work);
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
    const hasSubmitted = this.#record !== undefined && this.#record.step !== 'prepared';
    const context = { hasSubmitted, hasLink: this.#hasLink };
    const trouble = toTrouble(error, context);
    try {
      await this.#tidyUp(trouble);
      this.#fail(trouble);
    } catch (failure) {
      this.#fail(toTrouble(failure, context));
    }
  }

  async #tidyUp(trouble: Trouble): Promise<void> {
    const record = this.#record;
    if (endsLink(trouble)) this.#deps.links.forget();
    else if (record?.step === 'prepared') this.#deps.links.keep(record);
    if (!record || !endsRecord(trouble)) return;
    await this.#deps.store.remove(record.orderId);
    this.#record = undefined;
  }

  #fail(trouble: Trouble): void {
    this.#show({ name: 'trouble', trouble });
  }

  #show(to: Screen): void {
    this.#deps.dispatch({ type: 'navigated', to });
  }
}
