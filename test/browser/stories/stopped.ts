import { expect } from 'vitest';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

/** A user and a phone, up to the digits on the phone. */
const reachMatchCode = async (stage: Stage) => {
  const alva = await stage.user({ device: 'phone' });
  const phone = await stage.phone();
  // The phone asks where an order stands that is stopped meanwhile.
  phone.window.watch.expect(401, 409, 410);
  const matchCode = await phone.connects(await alva.getsQrCode());
  await alva.window.shows(alva.words.approve.title);
  return { alva, phone, matchCode };
};

const otherThan = (matchCode: string): string =>
  matchCode.replaceAll(/\d/g, (digit) => ((Number(digit) + 1) % 10).toString());

export const stopped = [
  story('a user cancels before the phone has answered, and starts again', async (stage) => {
    const alva = await stage.user();
    const { window, words } = alva;
    await alva.start();
    await window.press(words.cancel);
    await window.shows(words.endings.cancelled.title);
    await window.press(words.startAgain);
    await window.shows(words.confirm.title);
    await alva.confirm();
    await alva.seesQrCode();
    await window.press(words.cancel);
    await window.shows(words.endings.cancelled.title);
  }),

  story('a user is asked once before an order is cancelled that the phone has answered', async (stage) => {
    const { alva, phone } = await reachMatchCode(stage);
    const { window, words } = alva;
    const dialog = window.page.getByRole('dialog', { name: words.cancelDialog.title });
    await window.press(words.cancel);
    await dialog.waitFor();
    await window.looksRight();
    await window.press(words.cancelDialog.back);
    await dialog.waitFor({ state: 'detached' });
    await window.press(words.cancel);
    await window.press(words.cancelDialog.stop);
    await window.shows(words.endings.cancelled.title);
    await phone.window.shows(phone.words.troubles['order-cancelled'].title);
  }),

  story('a user sees a phone that is not theirs, and stops it', async (stage) => {
    const { alva, phone } = await reachMatchCode(stage);
    const { window, words } = alva;
    await window.press(words.approve.notMyPhone);
    await window.page.getByRole('dialog', { name: words.notMyPhoneDialog.title }).waitFor();
    await window.looksRight();
    await window.press(words.notMyPhoneDialog.stop);
    await window.shows(words.endings['not-my-phone'].title);
    await phone.window.page
      .getByRole('heading', { name: phone.words.matchCode.title })
      .waitFor({ state: 'detached' });
    expect(await stage.world.mailsTo(alva.person, 1)).toHaveLength(1);
  }),

  story('digits that are wrong three times end the order', async (stage) => {
    const { alva, matchCode } = await reachMatchCode(stage);
    const { window, words } = alva;
    window.watch.expect(422);
    const field = window.page.getByLabel(words.approve.label, { exact: true });
    // The same digits again would cost no try.
    let wrong = otherThan(matchCode);
    for (const left of [words.approve.tries.replace('{tries}', '2'), words.approve.oneTry]) {
      await window.type(words.approve.label, wrong);
      await window.press(words.next);
      await window.announces(left);
      await window.announces(words.problems['match-code-wrong'].happened);
      await window.looksRight();
      expect(await field.inputValue()).toBe('');
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      wrong = otherThan(wrong);
    }
    await window.type(words.approve.label, wrong);
    await window.press(words.next);
    await window.shows(words.endings['match-code-wrong'].title);
    await stage.world.mailsTo(alva.person, 1);
    expect(await stage.world.issuedFor(alva.orderId)).toEqual([]);
  }),

  story('an order that waits too long expires, on the page and on the phone', async (stage) => {
    await stage.world.setOption('approval-time', 'PT5M');
    const { alva, phone } = await reachMatchCode(stage);
    stage.world.cloud.clock.advance(5 * 60_000);
    await alva.window.shows(alva.words.endings.expired.title);
    await phone.window.shows(phone.words.troubles['order-expired'].title);
  }),

  story('a user who may have no mobile ID is told so, and nothing more', async (stage) => {
    const ivar = await stage.user({}, { state: 'inactive' });
    ivar.window.watch.expect(403);
    await ivar.window.press(ivar.words.dashboard.get);
    await ivar.window.announces(ivar.words.problems['user-not-active'].happened);
    await ivar.window.looksRight();
    expect(await ivar.window.page.getByRole('button', { name: ivar.words.dashboard.get }).count()).toBe(0);
  }),
];
