import { expect } from 'vitest';
import { Keyboard } from '../actors/keyboard.ts';
import { story } from './story.ts';

export const keyboard = [
  story('a user gets a mobile ID with the keyboard alone', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = alva;
    const keys = new Keyboard(window.page);
    await keys.press('button', words.dashboard.get);
    await window.shows(words.confirm.title);
    await keys.press('button', words.next);
    const matchCode = await phone.connects(await alva.seesQrCode());
    await window.shows(words.approve.title);
    await keys.press('button', words.cancel);
    const dialog = window.page.getByRole('dialog');
    await dialog.waitFor();
    await keys.key('Escape');
    await dialog.waitFor({ state: 'detached' });
    const cancel = window.page.getByRole('button', { name: words.cancel });
    expect(await cancel.evaluate((element) => element === document.activeElement)).toBe(true);

    await window.reload();
    await window.shows(words.approve.title);
    await keys.tabTo('textbox', words.approve.label);
    await keys.type(matchCode);
    await keys.key('Enter');
    await window.shows(words.completed.title);
    await keys.press('link', words.completed.done);
    await alva.showsDashboard();
    expect(window.effort.clicks).toBe(1);
  }),
];
