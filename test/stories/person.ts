import type { DemoCloud } from '../../demo/cloud.ts';
import type { DemoUser } from '../../demo/actors/demo-users.ts';
import { createScenario } from '../../demo/actors/scenario.ts';
import { getMobileId, type Scenario, type Result } from '../../demo/actors/get-mobile-id.ts';
import { Phone } from '../../demo/actors/phone.ts';
import { SelfService, type Confirmation, type OrderView } from '../../demo/actors/self-service.ts';
import { signIn } from '../../demo/actors/sign-in.ts';
import type { Canaries } from './canaries.ts';
import { deriveUserId, type DirectoryItem } from '../../domain/user.ts';

/** Where an order waits for somebody. */
export type Step = 'awaiting-confirmation' | 'awaiting-phone' | 'awaiting-approval' | 'awaiting-installation';

/** An order that stands at a step, with the phone that follows its link. */
export interface StandingOrder {
  readonly orderId: string;
  /** What the QR code held; empty before there is one. */
  readonly link: string;
  readonly phone: Phone;
}

/** A user of the directory who is signed in. */
export class Person {
  selfService: SelfService;
  user: DemoUser;
  readonly #cloud: DemoCloud;
  readonly #secrets: Canaries;

  private constructor(cloud: DemoCloud, secrets: Canaries, user: DemoUser, token: string) {
    this.#cloud = cloud;
    this.#secrets = secrets;
    this.user = user;
    this.selfService = this.#signedInWith(token);
  }

  /**
   * Puts a user into the directory and signs them in.
   * @param secrets is added what nobody but this user and their phone may ever see
   */
  static async signedIn(cloud: DemoCloud, secrets: Canaries, user: DemoUser): Promise<Person> {
    await cloud.addUser(user);
    return new Person(cloud, secrets, user, await signIn(cloud.endpoints, user.subject));
  }

  get userId(): string {
    return deriveUserId(this.#cloud.endpoints.issuer, this.user.subject);
  }

  get email(): string {
    return this.user.attributes.email;
  }

  async signInAgain(): Promise<void> {
    this.selfService = this.#signedInWith(await signIn(this.#cloud.endpoints, this.user.subject));
  }

  #signedInWith(token: string): SelfService {
    this.#secrets.plant('access token', token);
    return new SelfService(this.#cloud.endpoints.api, token);
  }

  /** An administrator gives the user another state. */
  becomes(state: DirectoryItem['state']): Promise<void> {
    return this.#change({ state });
  }

  /** An administrator gives the user another mail address. */
  movesTo(email: string): Promise<void> {
    return this.#change({ email });
  }

  #change(attributes: Partial<DirectoryItem>): Promise<void> {
    this.user = { ...this.user, attributes: { ...this.user.attributes, ...attributes } };
    return this.#cloud.addUser(this.user);
  }

  /** The phone that follows the link on the page. */
  phoneAt({ activationCode }: OrderView): Phone {
    return new Phone(this.#cloud.endpoints.api, activationCode?.link ?? '');
  }

  /** The whole scenario, with nothing in its way. */
  async getMobileId(scenario: Partial<Scenario> = {}): Promise<Result> {
    const result = await getMobileId({ ...createScenario(this.#cloud, this.selfService), ...scenario });
    await this.#secrets.plantPhone(result.phone, result.code.link ?? '');
    return result;
  }

  /** Takes a new order as far as a step, with the QR code on the page. */
  async goTo(step: Step, confirmation: Confirmation = {}): Promise<StandingOrder> {
    const { orderId } = await this.selfService.start();
    await this.selfService.reach(orderId, 'awaiting-confirmation');
    const nowhere = { orderId, link: '', phone: new Phone(this.#cloud.endpoints.api, '') };
    if (step === 'awaiting-confirmation') return nowhere;
    await this.selfService.confirm(orderId, confirmation);
    const { link = '' } = await this.selfService.reachCode(orderId);
    this.#secrets.plantLink(link);
    const phone = new Phone(this.#cloud.endpoints.api, link);
    if (step === 'awaiting-phone') return { orderId, link, phone };
    const matchCode = await phone.answer();
    this.#secrets.plant('match code', matchCode);
    await this.#secrets.plantPhone(phone, link);
    await this.selfService.reach(orderId, 'awaiting-approval');
    if (step === 'awaiting-approval') return { orderId, link, phone };
    await this.selfService.approve(orderId, matchCode);
    await this.selfService.reach(orderId, 'awaiting-installation');
    return { orderId, link, phone };
  }
}
