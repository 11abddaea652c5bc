import { expect } from 'vitest';
import { mailedLink } from '../actors/inbox.ts';
import { story } from './story.ts';

export const mailed = [
  story('the QR code goes by mail, the page never shows it, and the newest mail counts', async (stage) => {
    await stage.world.setOption('qr-delivery', 'email');
    const alva = await stage.user({ device: 'phone' });
    const [phone, late] = [await stage.phone(), await stage.phone()];
    const { window, words, person } = alva;
    await alva.start();
    await alva.confirm();
    await window.shows(words.mailed.title);
    await stage.world.mailsTo(person, 1);
    expect(await window.page.locator('.qr, a[href*="/phone/"]').count()).toBe(0);
    expect(await window.page.getByRole('main').innerText()).not.toContain(person.email);
    const first = await mailedLink(stage, person);

    await window.press(words.mailed.sendAgain);
    await stage.world.mailsTo(person, 2);
    late.window.watch.expect(410);
    await late.window.open(first);
    await late.window.shows(late.words.troubles['code-replaced'].title);

    await alva.types(await phone.connects(await mailedLink(stage, person)));
    await window.shows(words.completed.title);
    await phone.isDone();
  }),
];
