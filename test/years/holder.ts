import type { Phone } from '../../demo/actors/phone.ts';
import { renew } from '../../demo/actors/renew.ts';
import { until } from '../../demo/actors/until.ts';
import { leaves } from '../stories/leaving.ts';
import type { Person } from '../stories/person.ts';
import type { World } from '../stories/world.ts';
import { incidentDay, opensOn, recoveryDay, type Incident, type Life } from './lives.ts';
import type { Standing } from './record.ts';

const dayLength = 86_400_000;

/** How long before the end of its mobile ID each look of a phone counts; one that has longer asks now and then. */
const closeToEnd = 70 * dayLength;
const nowAndThen = 30;

type Answer = Awaited<ReturnType<Phone['readMobileId']>>;

/** Whether a phone renews now, as `web/phone/life` decides it. */
const isRenewable = ({ state, renewableFrom }: Answer, now: Date): boolean =>
  state === 'active' && renewableFrom !== undefined && new Date(renewableFrom) <= now;

/** How often somebody did what took the service to work. */
export interface Deeds {
  orders: number;
  renewals: number;
}

/** Somebody who lives a drawn life with their mobile ID, and what is known of it beside the service. */
export class Holder {
  readonly number: number;
  readonly life: Life;
  readonly standings: Standing[] = [];
  readonly openings: number[] = [];
  readonly deeds: Deeds = { orders: 0, renewals: 0 };
  /** What nobody expected, in the order in which it came. */
  readonly troubles: string[] = [];
  /** Seconds from a write to the directory to our own refusal. */
  refusal: number | undefined;
  person: Person | undefined;
  readonly #world: World;
  #phone: Phone | undefined;
  #asked = -Infinity;
  #notAfter = Infinity;

  constructor(world: World, number: number, life: Life) {
    this.#world = world;
    this.number = number;
    this.life = life;
  }

  /** Whether anything is to be done on a day that the service hears of. */
  isBusyOn(day: number): boolean {
    return this.troubles.length === 0 && (this.changedOn(day) || this.#looksOn(day));
  }

  /** Lives through a day. What goes wrong ends what they do, and is kept. */
  async live(day: number): Promise<void> {
    try {
      if (day === this.life.joins) await this.#join();
      await this.#meet(day);
      if (this.#looksOn(day)) await this.#open(day);
    } catch (error) {
      this.troubles.push(`day ${day.toString()}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Whether they join, leave, come back, or lose or replace a phone on a day. */
  changedOn(day: number): boolean {
    return [this.life.joins, incidentDay(this.life), recoveryDay(this.life)].includes(day);
  }

  // What the service says to a phone that has months left changes nothing, so most of those looks are left out.
  #looksOn(day: number): boolean {
    if (!this.#phone || !opensOn(this.life, day)) return false;
    const left = this.#notAfter - this.#now.getTime();
    const incident = incidentDay(this.life);
    const isJustChanged = incident !== undefined && day >= incident && day - incident < nowAndThen;
    return left < closeToEnd || isJustChanged || day - this.#asked >= nowAndThen;
  }

  async #join(): Promise<void> {
    this.person = await this.#world.newUser({ commonName: `Person ${this.number.toString()}` });
    this.#stand(true);
    await this.#order(this.person);
  }

  /** Gets a mobile ID as page and phone do it. */
  async #order(person: Person): Promise<void> {
    await person.signInAgain();
    const { phone, mobileId } = await person.getMobileId({ phoneName: `Phone of ${this.number.toString()}` });
    this.deeds.orders += 1;
    this.#phone = phone;
    this.#notAfter = Date.parse(mobileId.notAfter);
  }

  /** What comes between on this day. */
  async #meet(day: number): Promise<void> {
    const { person, life } = this;
    if (!person || !life.incident) return;
    if (day === incidentDay(life)) await this.#suffer(person, life.incident);
    if (day === recoveryDay(life)) await this.#recover(person, life.incident);
  }

  async #suffer(person: Person, { kind }: Incident): Promise<void> {
    if (kind === 'phone-lost') return this.#losePhone(person);
    const isWorking = this.#phone !== undefined && (await this.#ask(this.#phone)).state === 'active';
    const written = this.#now.getTime();
    await leaves(this.#world, person, kind);
    this.#stand(false);
    if (!isWorking) return;
    await this.#untilSaid(({ state }) => state !== 'active');
    this.refusal = (this.#now.getTime() - written) / 1000;
  }

  async #losePhone(person: Person): Promise<void> {
    await person.signInAgain();
    const { selfService } = person;
    for (const { mobileId, state } of await selfService.mobileIds())
      if (state === 'active') await selfService.lock(mobileId, 'phone-lost');
    this.#phone = undefined;
  }

  async #recover(person: Person, { kind }: Incident): Promise<void> {
    if (kind === 'phone-lost') return this.#order(person);
    await person.becomes('active');
    this.#stand(true);
    await this.#untilSaid(({ state }) => state !== 'inactive');
  }

  /** Opens the phone page, which asks how its mobile ID is, and renews it when it is time. */
  async #open(day: number): Promise<void> {
    const { person } = this;
    if (!this.#phone || !person) return;
    this.#asked = day;
    const now = this.#now;
    this.openings.push(now.getTime());
    const answer = await this.#ask(this.#phone);
    const { state, notAfter } = answer;
    this.#notAfter = Date.parse(notAfter);
    if (isRenewable(answer, now)) await this.#renew(this.#phone);
    if (state === 'expired' && this.standings.at(-1)?.isActive) await this.#order(person);
  }

  async #renew(phone: Phone): Promise<void> {
    const renewed = await renew({ apiUrl: this.#world.cloud.endpoints.api, phone, now: () => this.#now });
    this.deeds.renewals += 1;
    this.#phone = renewed.phone;
    await this.#world.processEnds(renewed.orderId);
    this.#notAfter = Date.parse((await this.#ask(renewed.phone)).notAfter);
  }

  #ask(phone: Phone): Promise<Answer> {
    return phone.readMobileId(this.#now);
  }

  async #untilSaid(isSaid: (answer: Answer) => boolean): Promise<void> {
    const phone = this.#phone;
    if (phone) await until(() => this.#ask(phone), isSaid, { every: 5 });
  }

  #stand(isActive: boolean): void {
    this.standings.push({ at: this.#now.getTime(), isActive });
  }

  get #now(): Date {
    return this.#world.cloud.clock.date();
  }
}
