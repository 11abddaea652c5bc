import { expect } from 'vitest';
import type { Window } from './window.ts';

/** Somebody's phone. */
export class Phone {
  readonly window: Window;

  constructor(window: Window) {
    this.window = window;
  }

  get words() {
    return this.window.words.phone;
  }

  /** Follows the link in a QR code. */
  async opens(link: string): Promise<void> {
    await this.window.open(link);
    await this.window.shows(this.words.offer.title);
    this.expectNoSecretInAddress();
  }

  /** Says yes to what the link offers. @returns the digits that it shows then */
  async accepts(): Promise<string> {
    await this.window.press(this.words.offer.accept);
    return this.showsMatchCode();
  }

  /** On an iPhone: follows the link in a QR code, and is told that the app comes first. */
  async opensBeforeApp(link: string): Promise<void> {
    await this.window.open(link);
    await this.window.shows(this.words.installApp.title);
  }

  /** On an iPhone: copies the link for the app. @returns what was copied */
  async copiesForApp(): Promise<string> {
    const { window } = this;
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.press(window.words.shared.copy);
    await window.announces(window.words.shared.copied);
    return window.page.evaluate(() => navigator.clipboard.readText());
  }

  /** On an iPhone: prefers Safari to the app. */
  async staysInSafari(): Promise<void> {
    await this.window.press(this.words.installApp.goOn);
    await this.window.shows(this.words.offer.title);
  }

  /** In the app: pastes a link that was copied in the browser. */
  async pastes(link: string): Promise<void> {
    await this.window.shows(this.words.home.empty);
    await this.window.paste(this.words.paste.label, link);
    await this.window.shows(this.words.offer.title);
  }

  async connects(link: string): Promise<string> {
    await this.opens(link);
    return this.accepts();
  }

  async showsMatchCode(title: string = this.words.matchCode.title): Promise<string> {
    await this.window.shows(title);
    const shown = await this.window.page.locator('.shown-code [aria-hidden]').innerText();
    expect(shown).toMatch(/^\d{3}\s\d{3}$/);
    return shown.replaceAll(/\s/g, '');
  }

  /** Waits until the mobile ID is active. */
  isDone(): Promise<void> {
    return this.window.shows(this.words.done.title);
  }

  expectNoSecretInAddress(): void {
    expect(new URL(this.window.page.url()).hash).toBe('');
  }
}
