import type { Locator, Page } from 'playwright-core';

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** How often somebody presses Tab before they give up. */
const patience = 20;

/** A window whose user has no mouse. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes forward to a control, from where the focus is. */
  async tabTo(role: 'button' | 'link' | 'textbox' | 'radio', name: string | RegExp): Promise<void> {
    const control = this.#page.getByRole(role, { name, exact: true });
    for (let presses = 0; presses < patience; presses += 1) {
      await this.#page.keyboard.press('Tab');
      if (await isFocused(control)) return;
    }
    throw new Error(`Tab does not lead to "${name.toString()}"`);
  }

  async press(role: 'button' | 'link', name: string): Promise<void> {
    await this.tabTo(role, name);
    await this.#page.keyboard.press('Enter');
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async key(name: 'Enter' | 'Escape' | 'Space' | 'ArrowDown'): Promise<void> {
    await this.#page.keyboard.press(name);
  }
}
