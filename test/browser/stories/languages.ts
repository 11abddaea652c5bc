import { expect } from 'vitest';
import { story } from './story.ts';

export const languages = [
  story(
    'everything is Swedish for who reads Swedish, in the dark, with a new phone for a lost one',
    async (stage) => {
      const look = { language: 'sv', scheme: 'dark' } as const;
      const alva = await stage.user({ ...look, device: 'phone' });
      const phone = await stage.phone(look);
      const { window, words } = alva;
      await alva.person.getMobileId({ phoneName: 'Gammal telefon' });
      await alva.start();
      expect(await window.page.evaluate(() => document.documentElement.lang)).toBe('sv');
      await alva.confirm();
      await window.says(words.confirm.faults['no-old-phone']);
      await window.looksRight();
      await window.page.getByText(words.confirm.oldPhones.lost.title).click();
      await alva.confirm();
      await alva.types(await phone.connects(await alva.seesQrCode()));
      await window.shows(words.completed.title);
      await window.says(words.completed.replaced.replace('{phone}', 'Gammal telefon'));
      await phone.isDone();
      await window.goTo(words.menu.mobileIds);
      await window.shows(words.mobileIds.title);
      await window.page.locator('summary').filter({ hasText: 'Gammal telefon' }).click();
      await window.says(words.mobileIds.certificateStates.revoked);
      await window.looksRight();
    },
  ),

  story('a user who chooses a language has page and mails in it', async (stage) => {
    await stage.world.setOption('qr-delivery', 'email');
    const alva = await (await stage.user({}, { language: 'sv' })).chooses('fr');
    await alva.showsDashboard();
    await alva.start();
    await alva.confirm();
    const [mail] = await stage.world.mailsTo(alva.person, 1);
    expect(mail?.html).toContain('lang="fr"');
    await alva.window.reload();
    await alva.window.shows(alva.words.mailed.title);
  }),

  story('a user chooses which certificates they want', async (stage) => {
    await stage.world.setOption('certificates/signature', 'choice');
    const alva = await stage.user({ scheme: 'dark' });
    const phone = await stage.phone({ scheme: 'dark' });
    await alva.start();
    await alva.window.page
      .getByRole('checkbox', { name: alva.window.words.shared.kinds.signature.name })
      .uncheck();
    await alva.confirm();
    await alva.types(await phone.connects(await alva.seesQrCode()));
    await alva.window.shows(alva.words.completed.title);
    const [mobileId] = await alva.person.selfService.mobileIds();
    expect(mobileId?.certificates.map(({ kind }) => kind)).toEqual(['authentication']);
  }),
];
