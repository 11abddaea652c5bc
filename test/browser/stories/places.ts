import { expect } from 'vitest';
import type { Window } from '../actors/window.ts';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

/** A laptop is closed, and opened again so many minutes later. */
const afterANap = async ({ world }: Stage, window: Window, minutes: number): Promise<void> => {
  const wakeUp = await window.sleeps(minutes * 60_000);
  world.cloud.clock.advance(minutes * 60_000);
  await wakeUp();
};

export const places = [
  story('a reload loses nothing, at any step, on either page', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = alva;
    await alva.start();
    await window.reload();
    await window.shows(words.confirm.title);
    await alva.confirm();
    const link = await alva.seesQrCode();
    await window.reload();
    expect(await alva.seesQrCode()).toBe(link);

    await phone.opens(link);
    await phone.window.reload();
    await phone.window.shows(phone.words.offer.title);
    const matchCode = await phone.accepts();
    await phone.window.reload();
    expect(await phone.showsMatchCode()).toBe(matchCode);
    await window.shows(words.approve.title);
    await window.reload();
    await alva.types(matchCode);
    await window.page.getByRole('heading', { name: words.approve.title }).waitFor({ state: 'detached' });
    await Promise.all([window.reload(), phone.window.reload()]);
    await phone.isDone();
    await window.shows(words.completed.title);
    await Promise.all([window.reload(), phone.window.reload()]);
    await phone.window.shows(phone.words.home.title);
    await window.shows(words.completed.title);
  }),

  story('the back button leads to the Dashboard, and from there to the same order', async (stage) => {
    const alva = await stage.user();
    const { window, words } = alva;
    const link = await alva.getsQrCode();
    await window.page.goBack();
    await alva.showsDashboard();
    await window.page.goForward();
    expect(await alva.seesQrCode()).toBe(link);
    await window.page.goBack();
    await alva.showsDashboard();
    await window.press(words.continue);
    expect(await alva.seesQrCode()).toBe(link);
  }),

  story('a laptop that was closed for a while shows where the order stands, and goes on', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = alva;
    window.watch.expect(401);
    await alva.getsQrCode();
    await afterANap(stage, window, 20);
    await window.shows(words.scan.gone.title);
    await window.press(words.scan.newCode);
    await alva.picks();
    const matchCode = await phone.connects(await alva.seesQrCode());
    await afterANap(stage, window, 11);
    await alva.types(matchCode);
    await alva.picks();
    await alva.types(matchCode);
    await window.shows(words.completed.title);
    await phone.isDone();
  }),

  story('two tabs show the same order, and both go on by themselves', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const link = await alva.getsQrCode();
    const beside = await stage.userBeside(alva);
    await beside.window.press(beside.words.continue);
    expect(await beside.seesQrCode()).toBe(link);
    const matchCode = await phone.connects(link);
    await alva.window.shows(alva.words.approve.title);
    await beside.types(matchCode);
    await alva.window.shows(alva.words.completed.title);
    await beside.window.shows(beside.words.completed.title);
  }),

  story('two tabs in which the same step is done at once both go on', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = alva;
    window.watch.expect(409);
    await alva.start();
    const beside = await stage.userBeside(alva);
    await beside.window.press(words.continue);
    await beside.window.shows(words.confirm.title);
    await Promise.all([alva.confirm(), beside.confirm()]);
    // Whoever comes second may have the note in focus that says so.
    for (const tab of [window, beside.window]) tab.isLoaded();
    const link = await alva.seesQrCode();
    expect(await beside.seesQrCode()).toBe(link);
    const matchCode = await phone.connects(link);
    await alva.types(matchCode);
    await phone.isDone();
    for (const tab of [window, beside.window]) {
      tab.isLoaded();
      await tab.shows(words.completed.title);
      await tab.looksRight();
    }
    expect(await alva.person.selfService.mobileIds()).toHaveLength(1);
  }),

  story('a link that is opened twice on one phone makes one mobile ID', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const link = await alva.getsQrCode();
    const matchCode = await phone.connects(link);
    const beside = await stage.phoneBeside(phone);
    await beside.window.open(link);
    await beside.window.shows(beside.words.elsewhere.title);
    await phone.window.page.close();
    expect(await beside.showsMatchCode()).toBe(matchCode);
    await alva.types(matchCode);
    await beside.isDone();
  }),

  story('a link that is open twice goes on in the window that its user wants', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { words, window } = phone;
    const link = await alva.getsQrCode();
    const matchCode = await phone.connects(link);
    const beside = await stage.phoneBeside(phone);
    await beside.window.open(link);
    await beside.window.shows(words.elsewhere.title);
    await beside.window.press(words.elsewhere.goOn);
    expect(await beside.showsMatchCode()).toBe(matchCode);

    await window.shows(words.elsewhere.title);
    await window.press(words.elsewhere.goOn);
    expect(await phone.showsMatchCode()).toBe(matchCode);
    await beside.window.shows(words.elsewhere.title);
    await alva.types(matchCode);
    await phone.isDone();
    await beside.window.shows(words.home.title);
    expect(await alva.person.selfService.mobileIds()).toHaveLength(1);
  }),
];
