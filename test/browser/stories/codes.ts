import { expect } from 'vitest';
import { story } from './story.ts';

export const codes = [
  story('a new code kills the old one, also when the old one was too old', async (stage) => {
    await stage.world.setOption('activation-code-lifetime', 'PT5M');
    const alva = await stage.user({ device: 'phone' });
    const phone = await stage.phone();
    const { window, words } = alva;
    phone.window.watch.expect(410);
    const first = await alva.getsQrCode();
    await phone.opens(first);
    stage.world.cloud.clock.advance(5 * 60_000);
    await window.shows(words.scan.gone.title);
    await phone.window.press(phone.words.offer.accept);
    await phone.window.shows(phone.words.troubles['code-expired'].title);

    await window.press(words.scan.newCode);
    const second = await alva.seesQrCode();
    expect(second).not.toBe(first);
    await phone.opens(second);
    await window.press(words.scan.newCode);
    await window.announces(words.scan.newCodeShown);
    await phone.window.press(phone.words.offer.accept);
    await phone.window.shows(phone.words.troubles['code-replaced'].title);
    await phone.connects(await alva.readsQrCode());
    await window.shows(words.approve.title);
  }),

  story('a second phone with the same QR code is refused, whenever it came', async (stage) => {
    const alva = await stage.user();
    const [first, second, third] = [await stage.phone(), await stage.phone(), await stage.phone()];
    const link = await alva.getsQrCode();
    for (const { window } of [second, third]) window.watch.expect(410);
    await second.opens(link);
    const matchCode = await first.connects(link);
    await second.window.press(second.words.offer.accept);
    await second.window.shows(second.words.troubles['code-used'].title);
    await third.window.open(link);
    await third.window.shows(third.words.troubles['code-used'].title);
    third.expectNoSecretInAddress();
    await alva.types(matchCode);
    await alva.window.shows(alva.words.completed.title);
  }),
];
