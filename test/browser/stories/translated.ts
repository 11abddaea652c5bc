import { expect } from 'vitest';
import type { Window } from '../actors/window.ts';
import { story } from './story.ts';

const byBrowser = { translated: true } as const;

/** Every text is a translation by now. */
const isTranslated = async ({ page }: Window): Promise<void> => {
  expect(await page.locator('h1 font').count()).toBeGreaterThan(0);
};

const otherThan = (matchCode: string): string =>
  matchCode.replaceAll(/\d/g, (digit) => ((Number(digit) + 1) % 10).toString());

export const translated = [
  story('pages that the browser translates stay true, from the first step to the last', async (stage) => {
    const alva = await stage.user(byBrowser);
    const phone = await stage.phone(byBrowser);
    const { window, words } = alva;
    window.watch.expect(422);
    await isTranslated(window);
    await alva.start();
    await alva.confirm();
    await alva.seesQrCode();

    const countdown = window.page.locator('.countdown [aria-hidden]');
    const shown = await countdown.innerText();
    await expect.poll(() => countdown.innerText()).not.toBe(shown);
    expect(await countdown.innerText()).toMatch(/^Expires in \d?\d:\d\d$/);

    await window.press(words.scan.newCode);
    await window.announces(words.scan.newCodeShown);
    const matchCode = await phone.connects(await alva.readsQrCode());
    await isTranslated(phone.window);
    expect(await phone.window.page.locator('.shown-code font').count()).toBe(0);

    await alva.types(otherThan(matchCode));
    await window.announces(words.approve.tries.replace('{tries}', '2'));
    await window.type(words.approve.label, matchCode);
    await window.press(words.next);
    await window.shows(words.completed.title);
    await phone.isDone();
    await phone.window.press(phone.words.toHome);
    await phone.window.shows(phone.words.home.title);

    await window.goTo(words.menu.mobileIds);
    await window.shows(words.mobileIds.title);
    const [mobileId] = await alva.person.selfService.mobileIds();
    await window.page.locator('.folded summary').click();
    const serials = window.page.locator('.serial');
    expect(await serials.allInnerTexts()).toEqual(mobileId?.certificates.map(({ serial }) => serial));
    expect(await window.page.locator('.serial font').count()).toBe(0);
  }),

  story('a connection that is lost and found is told on translated pages, too', async (stage) => {
    const alva = await stage.user(byBrowser);
    const phone = await stage.phone(byBrowser);
    for (const { window } of [alva, phone]) window.watch.expect('offline');
    await phone.connects(await alva.getsQrCode());
    await alva.window.shows(alva.words.approve.title);
    const contexts = [alva, phone].map(({ window }) => window.page.context());
    for (const context of contexts) await context.setOffline(true);
    await alva.window.announces(alva.words.lost.offline);
    await phone.window.announces(phone.words.connections.offline.text);
    for (const context of contexts) await context.setOffline(false);
    await phone.window.announces(phone.words.matchCode.waiting);
    await alva.window.page.getByText(alva.words.lost.offline).first().waitFor({ state: 'detached' });
  }),
];
