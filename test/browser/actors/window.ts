import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Look } from '../looks.ts';
import { axeViolations, layoutFaults } from '../screen-checks.ts';
import type { Watch } from '../watch.ts';
import { words, type Words } from '../words.ts';

const checked = new Set<string>();

const controlIn = (part: Locator, name: string): Locator =>
  part.getByRole('button', { name, exact: true }).or(part.getByRole('link', { name, exact: true }));

/** A window of a browser, and what its user does in it. */
export class Window {
  readonly page: Page;
  readonly look: Look;
  readonly watch: Watch;
  /** What its user has done so far. */
  readonly effort = { clicks: 0, typed: 0, words: 0 };
  readonly #read = new Set<string>();
  #isLoaded = false;

  constructor(page: Page, look: Look, watch: Watch) {
    this.page = page;
    this.look = look;
    this.watch = watch;
  }

  get words(): Words {
    return words[this.look.language];
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    this.#isLoaded = true;
  }

  async reload(): Promise<void> {
    await this.page.reload();
    this.#isLoaded = true;
  }

  /** What was shown was loaded by a link or a redirect: the browser decides where the focus is. */
  isLoaded(): void {
    this.#isLoaded = true;
  }

  /**
   * Waits until a screen is there, and looks whether everybody can use it: the first time with axe, too.
   * @param title the screen's heading
   */
  async shows(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    if (!this.#isLoaded) await this.page.locator('h1:focus', { hasText: title }).waitFor();
    this.#isLoaded = false;
    if (!this.#read.has(title)) await this.#reads();
    this.#read.add(title);
    expect(await layoutFaults(this.page)).toEqual([]);
    const { device, scheme, language } = this.look;
    const sight = [title, device, scheme, language].join();
    if (!checked.has(sight)) expect(await axeViolations(this.page)).toEqual([]);
    checked.add(sight);
  }

  async #reads(): Promise<void> {
    const text = await this.page.getByRole('main').innerText();
    this.effort.words += text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  }

  /** Fails when not everybody can use what is shown now. */
  async looksRight(): Promise<void> {
    expect(await layoutFaults(this.page)).toEqual([]);
    expect(await axeViolations(this.page)).toEqual([]);
  }

  /** Waits for a text. */
  async says(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Waits for a text that screen readers say by themselves (WCAG 2.2, 4.1.3). */
  async announces(text: string): Promise<void> {
    await this.page.locator('[role=status], [role=alert]').filter({ hasText: text }).first().waitFor();
  }

  /**
   * The computer sleeps: nothing in the window runs, and its clock goes on.
   * @returns wakes it up
   */
  async sleeps(milliseconds: number): Promise<() => Promise<void>> {
    const browser = await this.page.context().newCDPSession(this.page);
    await this.page.evaluate((later) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + later;
    }, milliseconds);
    // https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setWebLifecycleState
    await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
    return async () => {
      await browser.send('Page.setWebLifecycleState', { state: 'active' });
    };
  }

  /** Presses a button, or follows a link. */
  async press(name: string): Promise<void> {
    this.effort.clicks += 1;
    await controlIn(this.page.getByRole('main'), name).click();
  }

  /** Opens what is folded up below some words. */
  async unfolds(words: string): Promise<void> {
    this.effort.clicks += 1;
    await this.page.locator('summary').getByText(words, { exact: true }).click();
  }

  /** Follows a link of the menu, or presses its button. */
  async goTo(name: string): Promise<void> {
    this.effort.clicks += 1;
    await controlIn(this.page.getByRole('banner'), name).click();
  }

  async type(label: string, text: string): Promise<void> {
    this.effort.typed += text.length;
    await this.page.getByLabel(label, { exact: true }).pressSequentially(text);
  }

  /** Pastes into a field, as the browser tells the page of it. */
  async paste(label: string, text: string): Promise<void> {
    this.effort.clicks += 1;
    await this.page.getByLabel(label, { exact: true }).evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }
}
