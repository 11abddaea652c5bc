import { expect } from 'vitest';
import { readPng } from '../../../demo/actors/read-qr-code.ts';
import { until } from '../../../demo/actors/until.ts';
import type { Person } from '../../stories/person.ts';
import { endonyms } from '../../../web/shared/texts/endonyms.ts';
import type { Language } from '../../../domain/languages.ts';
import { Window } from './window.ts';

/** Where an order may stand on the user's page. */
export type Standing = 'confirm' | 'scan' | 'approve';

/** Somebody with a Self-Service page. */
export class User {
  readonly person: Person;
  readonly window: Window;
  readonly #site: string;

  constructor(person: Person, window: Window, site: string) {
    this.person = person;
    this.window = window;
    this.#site = site;
  }

  get words() {
    return this.window.words.selfService;
  }

  /** Opens the site and signs in. */
  async signIn(): Promise<void> {
    const { window, words } = this;
    await window.open(`${this.#site}/`);
    await window.shows(words.welcome.title);
    await window.press(words.welcome.signIn);
    await this.picks();
    await this.showsDashboard();
  }

  /** Opens the site in a browser where they have signed in before: nobody asks who they are. */
  async comesBack(): Promise<void> {
    const { window, words } = this;
    await window.open(`${this.#site}/`);
    await window.shows(words.welcome.title);
    await window.press(words.welcome.signIn);
    window.isLoaded();
    await this.showsDashboard();
  }

  /** On the issuer's page: says who they are. */
  async picks(): Promise<void> {
    await this.window.page.getByRole('button', { name: this.person.email }).click();
    this.window.isLoaded();
  }

  showsDashboard(): Promise<void> {
    const { commonName } = this.person.user.attributes;
    return this.window.shows(this.words.dashboard.titleWithName.replace('{name}', commonName));
  }

  /** Chooses a language below the page. @returns the same user, who reads it */
  async chooses(language: Language): Promise<User> {
    const { page, look, watch } = this.window;
    await page.getByRole('button', { name: endonyms[language], exact: true }).click();
    await page.locator(`html[lang=${language}]`).waitFor();
    const window = new Window(page, { ...look, language }, watch);
    window.isLoaded();
    return new User(this.person, window, this.#site);
  }

  /** *Get Mobile ID*. */
  async start(): Promise<void> {
    await this.window.press(this.words.dashboard.get);
    await this.window.shows(this.words.confirm.title);
  }

  /** *Next* on the first page. */
  async confirm(): Promise<void> {
    await this.window.press(this.words.next);
  }

  /** Waits for the QR code. @returns the link in it */
  async seesQrCode(): Promise<string> {
    await this.window.shows(this.words.scan.title);
    return this.readsQrCode();
  }

  /** The link in the QR code that stands on the screen. */
  async readsQrCode(): Promise<string> {
    const link = await until(
      async () => readPng(await this.window.page.screenshot()),
      (read) => read !== undefined,
    );
    expect(link).toContain(`${this.#site}/phone/#`);
    return link ?? '';
  }

  /** From the Dashboard to the QR code on the screen. */
  async getsQrCode(): Promise<string> {
    await this.start();
    await this.confirm();
    return this.seesQrCode();
  }

  /** Waits until the phone has answered, and types the digits that it shows. */
  async types(matchCode: string): Promise<void> {
    await this.window.shows(this.words.approve.title);
    await this.approves(matchCode);
  }

  /** Types the digits, where the page asks for them. */
  async approves(matchCode: string): Promise<void> {
    await this.window.type(this.words.approve.label, matchCode);
    await this.window.press(this.words.next);
  }

  /** The order's id, as it stands in the address. */
  get orderId(): string {
    return new URL(this.window.page.url()).hash.replace('#/order/', '');
  }
}
