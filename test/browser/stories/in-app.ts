import { story } from './story.ts';

export const inApp = [
  story('a link that an app opened leads to the browser, and its code is good there', async (stage) => {
    const alva = await stage.user();
    const app = await stage.phone({ device: 'iphone-in-app' });
    const { window, words } = app;
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.open(await alva.getsQrCode());
    await window.shows(words.inApp.title.replace('{browser}', 'Safari'));
    app.expectNoSecretInAddress();
    await window.press(window.words.shared.copy);
    await window.announces(window.words.shared.copied);
    const copied = await window.page.evaluate(() => navigator.clipboard.readText());

    const safari = await stage.phone({ device: 'iphone' });
    await safari.window.open(copied);
    await safari.window.shows(words.installApp.title);
    await safari.window.press(words.installApp.goOn);
    await safari.window.shows(words.offer.title);
    await alva.types(await safari.accepts());
    await safari.isDone();
  }),
];
