import { expect } from 'vitest';
import { story } from './story.ts';

export const success = [
  story('a user scans the QR code and has a mobile ID after five clicks and six digits', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const before = { ...alva.window.effort };
    const link = await alva.getsQrCode();
    const matchCode = await phone.connects(link);
    phone.expectNoSecretInAddress();
    await alva.types(matchCode);
    await alva.window.shows(alva.words.completed.title);
    await phone.isDone();
    expect(alva.window.effort.clicks - before.clicks).toBeLessThanOrEqual(5);
    expect(alva.window.effort.typed - before.typed).toBe(6);

    const [mobileId] = await alva.person.selfService.mobileIds();
    expect(mobileId).toMatchObject({ state: 'active', phoneName: 'Android phone' });
    await alva.window.press(alva.words.completed.done);
    await alva.showsDashboard();
    await alva.window.says(alva.words.dashboard.active);
    await alva.window.press(alva.words.dashboard.details);
    await alva.window.shows(alva.words.mobileIds.title);
    await alva.window.unfolds(alva.words.mobileIds.technical);
    for (const { serial } of mobileId?.certificates ?? []) await alva.window.says(serial);
  }),
];
