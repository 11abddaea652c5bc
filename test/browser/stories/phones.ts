import { expect } from 'vitest';
import { story } from './story.ts';

const isReached = (): Promise<boolean> =>
  fetch('/config.json', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );

export const phones = [
  story('the card is on the phone without a network, also after a reload', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = phone;
    await alva.types(await phone.connects(await alva.getsQrCode()));
    await phone.isDone();
    await window.press(words.toHome);
    await window.shows(words.home.title);

    await window.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    window.watch.expect('offline');
    const context = window.page.context();
    await context.setOffline(true);
    expect(await window.page.evaluate(isReached)).toBe(false);
    expect(await context.serviceWorkers()[0]?.evaluate(isReached)).toBe(false);
    await window.reload();
    await window.shows(words.home.title);
    await window.says(alva.person.email);
  }),

  story('no network in the middle stops neither page for good', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    for (const { window } of [alva, phone]) window.watch.expect('offline');
    const matchCode = await phone.connects(await alva.getsQrCode());
    await alva.window.shows(alva.words.approve.title);
    const contexts = [alva, phone].map(({ window }) => window.page.context());
    for (const context of contexts) await context.setOffline(true);
    await alva.window.announces(alva.words.lost.offline);
    await phone.window.says(phone.words.connections.offline.text);
    await alva.window.looksRight();
    await phone.window.looksRight();
    expect(await phone.window.page.locator('.shown-code [aria-hidden]').innerText()).toContain(
      matchCode.slice(0, 3),
    );
    for (const context of contexts) await context.setOffline(false);
    await alva.types(matchCode);
    await alva.window.shows(alva.words.completed.title);
    await phone.isDone();
  }),

  story('on an iPhone the app comes first, and gets the mobile ID', async (stage) => {
    const alva = await stage.user();
    const safari = await stage.phone({ device: 'iphone' });
    const { words, window } = safari;
    const link = await alva.getsQrCode();
    await safari.opensBeforeApp(link);
    const copied = await safari.copiesForApp();
    expect(copied).toBe(link);

    const app = await stage.app();
    await app.pastes(copied);
    await alva.types(await app.accepts());
    await app.isDone();
    // Copy; paste and accept. Between them Share, Add to Home Screen, Add and opening it are the system's.
    expect(window.effort.clicks + app.window.effort.clicks).toBe(3);
    const [mobileId] = await alva.person.selfService.mobileIds();
    expect(mobileId).toMatchObject({ state: 'active', phoneName: words.devices.iphone });
  }),

  story('a link that is typed or pasted in part opens when its user says so', async (stage) => {
    const alva = await stage.user();
    const link = await alva.getsQrCode();
    const app = await stage.app();
    await app.window.shows(app.words.home.empty);
    await app.window.paste(app.words.paste.label, 'a link');
    expect(await app.window.page.getByLabel(app.words.paste.label, { exact: true }).isVisible()).toBe(true);
    await app.window.type(app.words.paste.label, link);
    await app.window.press(app.words.paste.open);
    await app.window.shows(app.words.offer.title);
  }),

  story('on an iPhone Safari will do for who prefers it', async (stage) => {
    const alva = await stage.user();
    const safari = await stage.phone({ device: 'iphone' });
    await safari.opensBeforeApp(await alva.getsQrCode());
    await safari.staysInSafari();
    await alva.types(await safari.accepts());
    await safari.isDone();
  }),

  story('a new phone gets the encryption keys of the one before', async (stage) => {
    await stage.world.setOption('certificates/encryption', 'always');
    await stage.world.setOption('recover-encryption-certificates', 'true');
    const alva = await stage.user();
    const phone = await stage.phone();
    const { window, words } = phone;
    await alva.person.getMobileId();
    await alva.start();
    await alva.window.page.getByText(alva.words.confirm.oldPhones.kept.title).click();
    await alva.confirm();
    await alva.types(await phone.connects(await alva.seesQrCode()));
    await phone.isDone();
    await window.press(words.toHome);
    await window.shows(words.home.title);
    await window.page.getByText(words.details.title, { exact: true }).click();
    await window.says(words.details.earlierKeys.replace('{count}', '1'));
    await window.looksRight();
    const logged = stage.world.logged('encryption-key-recovered');
    const mobileIds = await alva.person.selfService.mobileIds();
    for (const { certificates } of mobileIds) {
      const encryption = certificates.find(({ kind }) => kind === 'encryption');
      expect(logged).toContain(encryption?.serial);
    }

    await window.press(words.details.remove);
    const { profileName = '' } = mobileIds[0]?.labels ?? {};
    await window.shows(words.remove.title.replace('{name}', profileName));
    await window.press(words.remove.yes);
    await window.shows(words.home.empty);
  }),
];
