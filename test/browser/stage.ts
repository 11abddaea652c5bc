import type { Browser, BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import type { DirectoryItem } from '../../domain/user.ts';
import type { World } from '../stories/world.ts';
import { contextOptions, type Look } from './looks.ts';
import { Phone } from './actors/phone.ts';
import { User } from './actors/user.ts';
import { Window } from './actors/window.ts';
import { translate } from './translate.ts';
import { Watch } from './watch.ts';

const usual: Look = { device: 'desktop', scheme: 'light', language: 'en' };

// Waits in the pages pass as fast as in the cloud.
const speedUp = (rate: number): void => {
  const wait = globalThis.setTimeout.bind(globalThis);
  Object.assign(globalThis, { setTimeout: (work: () => void, after = 0) => wait(work, after / rate) });
};

// An installed app has a window without the browser's parts (https://www.w3.org/TR/mediaqueries-5/#display-modes).
const actAsApp = (): void => {
  const matchMedia = globalThis.matchMedia.bind(globalThis);
  globalThis.matchMedia = (query) => matchMedia(query === '(display-mode: standalone)' ? 'all' : query);
};

/** Where browser stories happen: a local cloud, and a browser whose windows know nothing of each other. */
export class Stage {
  readonly world: World;
  readonly #browser: Browser;
  readonly #opened: { readonly context: BrowserContext; readonly watch: Watch }[] = [];

  constructor(world: World, browser: Browser) {
    this.world = world;
    this.#browser = browser;
  }

  /** Somebody whom nobody has met before, signed in, on the Dashboard. */
  async user(look: Partial<Look> = {}, attributes: Partial<DirectoryItem> = {}): Promise<User> {
    const person = await this.world.newUser({ language: look.language ?? usual.language, ...attributes });
    const user = new User(person, await this.#site(look), this.world.cloud.endpoints.site);
    await user.signIn();
    return user;
  }

  /** The same user in another tab, which knows of no sign-in; the issuer does. */
  async userBeside({ person, window }: User): Promise<User> {
    const beside = new User(person, await this.#windowBeside(window), this.world.cloud.endpoints.site);
    await beside.comesBack();
    return beside;
  }

  /** A phone that has never opened a link. */
  async phone(look: Partial<Look> = {}): Promise<Phone> {
    return new Phone(await this.#site({ device: 'phone', ...look }));
  }

  /** The phone page as an app on the Home Screen, which shares nothing with the phone's browser. */
  async app(look: Partial<Look> = {}): Promise<Phone> {
    const window = await this.#site({ device: 'iphone', ...look });
    await window.page.addInitScript(actAsApp);
    await window.open(`${this.world.cloud.endpoints.site}/phone/`);
    return new Phone(window);
  }

  /** The same phone, in another window. */
  async phoneBeside({ window }: Phone): Promise<Phone> {
    return new Phone(await this.#windowBeside(window));
  }

  /** Follows a link of a page that opens in a tab of its own, on the same phone. */
  async opensElsewhere(window: Window, name: string): Promise<Phone> {
    const opened = window.page.context().waitForEvent('page');
    await window.press(name);
    const beside = new Window(await opened, window.look, window.watch);
    beside.isLoaded();
    return new Phone(beside);
  }

  /** The inbox of everybody. */
  async inbox(): Promise<Window> {
    const { inbox } = this.world.cloud.endpoints;
    const window = await this.#window({}, [inbox]);
    await window.open(inbox);
    return window;
  }

  /** Closes every window, and fails when something went wrong in one. */
  async close(): Promise<void> {
    const opened = this.#opened.splice(0);
    for (const { context } of opened) await context.close();
    expect(opened.flatMap(({ watch }) => watch.faults)).toEqual([]);
  }

  #site(look: Partial<Look>): Promise<Window> {
    const { site, issuer } = this.world.cloud.endpoints;
    return this.#window(look, [site, issuer]);
  }

  async #window(look: Partial<Look>, urls: readonly string[]): Promise<Window> {
    const whole = { ...usual, ...look };
    const context = await this.#browser.newContext(contextOptions(whole));
    context.setDefaultTimeout(60_000);
    const origins = urls.map((url) => new URL(url).origin);
    const watch = new Watch(context, origins);
    await context.addInitScript(speedUp, this.world.cloud.clock.rate);
    if (whole.translated) await context.addInitScript(translate);
    this.#opened.push({ context, watch });
    return new Window(await context.newPage(), whole, watch);
  }

  async #windowBeside({ page, look, watch }: Window): Promise<Window> {
    return new Window(await page.context().newPage(), look, watch);
  }
}
