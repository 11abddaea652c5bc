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

  async connects(link: string): Promise<string> {
    await this.opens(link);
    return this.accepts();
  }

  async showsMatchCode(): Promise<string> {
    await this.window.shows(this.words.matchCode.title);
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
