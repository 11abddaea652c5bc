import { expect } from 'vitest';
import { story } from './story.ts';

// Older than the option sign-in-age allows; the access token is good for longer.
const tooLong = 10 * 60_000 + 1000;

export const signIns = [
  story('who signed in too long ago signs in again, and the order starts', async (stage) => {
    const alva = await stage.user({ device: 'phone' });
    alva.window.watch.expect(401);
    stage.world.cloud.clock.advance(tooLong);
    await alva.window.press(alva.words.dashboard.get);
    await alva.picks();
    await alva.window.shows(alva.words.confirm.title);
  }),

  story('who signed in too long ago signs in again, and types the digits where they were', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = alva;
    window.watch.expect(401);
    const matchCode = await phone.connects(await alva.getsQrCode());
    const { orderId } = alva;
    stage.world.cloud.clock.advance(tooLong);
    await alva.types(matchCode);
    await alva.picks();
    await window.shows(words.approve.title);
    await window.says(words.approve.signedInAgain);
    await window.looksRight();
    expect(alva.orderId).toBe(orderId);
    await alva.types(matchCode);
    await window.shows(words.completed.title);
  }),

  story('who signs out is signed out, and comes back to the Dashboard', async (stage) => {
    const alva = await stage.user();
    const { window, words } = alva;
    await window.goTo(words.menu.signOut);
    await window.page.getByRole('button', { name: 'Sign out' }).click();
    window.isLoaded();
    await window.shows(words.welcome.title);
    expect(await window.page.evaluate(() => sessionStorage.length)).toBe(0);
    await window.press(words.welcome.signIn);
    await alva.picks();
    await alva.showsDashboard();
  }),
];
