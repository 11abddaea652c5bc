import { expect } from 'vitest';
import { lifeTexts } from '../../../web/phone/texts/life.ts';
import { Keyboard } from '../actors/keyboard.ts';
import type { User } from '../actors/user.ts';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

/** Somebody who has just got a mobile ID, where they look at it. */
const userWithMobileId = async (stage: Stage): Promise<User> => {
  const alva = await stage.user();
  await alva.person.getMobileId();
  await alva.window.goTo(alva.words.menu.mobileIds);
  await alva.window.shows(alva.words.mobileIds.title);
  await alva.window.says(alva.words.mobileIds.states.active);
  return alva;
};

const tooLong = 10 * 60_000 + 1000;

export const lock = [
  story('a user locks their mobile ID with the keyboard, and sees it locked', async (stage) => {
    const { window, words, person } = await userWithMobileId(stage);
    const keys = new Keyboard(window.page);
    await keys.press('button', words.lock.lock);
    const dialog = window.page.getByRole('dialog');
    await dialog.waitFor();
    await window.looksRight();
    await keys.key('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await person.selfService.mobileIds())[0]).toMatchObject({ state: 'active' });

    await keys.key('Enter');
    await dialog.waitFor();
    await keys.press('button', words.lock.yes);
    await window.announces(words.lock.fault);
    await keys.tabTo('radio', words.lock.reasons['phone-lost']);
    await keys.key('Space');
    await keys.press('button', words.lock.yes);
    await window.announces(words.lock.done);
    await window.page.locator('h1:focus').waitFor();
    await window.looksRight();
    const [locked] = await person.selfService.mobileIds();
    expect(locked).toMatchObject({ state: 'locked', change: { by: 'user' } });
    await window.says(words.mobileIds.none);
  }),

  story('who signed in too long ago signs in again, and the mobile ID is locked then', async (stage) => {
    const alva = await userWithMobileId(stage);
    const { window, words, person } = alva;
    window.watch.expect(401);
    stage.world.cloud.clock.advance(tooLong);
    await window.press(words.lock.lock);
    await window.page.getByLabel(words.lock.reasons['phone-stolen']).check();
    await window.page.getByRole('button', { name: words.lock.yes }).click();
    await alva.picks();
    await window.announces(words.lock.done);
    const [locked] = await person.selfService.mobileIds();
    expect(locked).toMatchObject({ state: 'locked', change: { reason: 'phone-stolen', by: 'user' } });
  }),

  story('a user whose phone is lost locks its mobile ID where they start', async (stage) => {
    const alva = await stage.user();
    await alva.person.getMobileId();
    const { window, words } = alva;
    await window.reload();
    await window.press(words.dashboard.lost);
    await window.looksRight();
    await window.page.getByLabel(words.lock.reasons['phone-lost']).check();
    await window.page.getByRole('button', { name: words.lock.yes }).click();
    await window.announces(words.lock.done);
    await window.page.locator('h1:focus').waitFor();
    await window.says(words.dashboard.none);
    await window.looksRight();
    const [locked] = await alva.person.selfService.mobileIds();
    expect(locked).toMatchObject({ state: 'locked', change: { reason: 'phone-lost', by: 'user' } });
  }),

  story('a phone says that its mobile ID is locked, as soon as it is opened again', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const matchCode = await phone.connects(await alva.getsQrCode());
    await alva.types(matchCode);
    await phone.isDone();
    await alva.window.shows(alva.words.completed.title);
    const [mobileId] = await alva.person.selfService.mobileIds();
    await phone.window.press(phone.words.toHome);
    await phone.window.shows(phone.words.home.title);
    await alva.person.selfService.lock(mobileId?.mobileId ?? '', 'phone-lost');
    await phone.window.reload();
    await phone.window.shows(phone.words.home.title);
    await phone.window.announces(lifeTexts.en.locked);
    await phone.window.looksRight();
  }),
];
