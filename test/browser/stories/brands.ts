import { expect } from 'vitest';
import { prepareBrand } from '../../../bin/brand/prepare.ts';
import { publishBrand, removeBrand } from '../../../bin/brand/publish.ts';
import { demoBrand, openPageBucket } from '../../../demo/brand.ts';
import type { Look } from '../looks.ts';
import { words } from '../words.ts';
import type { Stage } from '../stage.ts';
import type { Window } from '../actors/window.ts';
import { story } from './story.ts';

/** Gives the site the demo's brand for as long as something goes on. */
const withBrand = async (stage: Stage, during: () => Promise<void>): Promise<void> => {
  const bucket = await openPageBucket(stage.world.cloud);
  await publishBrand(bucket, await prepareBrand(demoBrand));
  try {
    await during();
  } finally {
    await removeBrand(bucket);
  }
};

/** The file of the logo, and whether it is to be seen. */
const seenLogo = async ({ page }: Window) => {
  const logo = page.getByRole('banner').getByRole('img', { name: 'Nordlicht' });
  await logo.waitFor();
  return logo.evaluate((image: HTMLImageElement) => ({
    path: new URL(image.currentSrc).pathname.replace(/-[0-9a-f]{12}/, ''),
    isShown: image.complete && image.naturalWidth > 0,
  }));
};

/** The colour of the main button. */
const seenColor = ({ page }: Window): Promise<string> =>
  page
    .locator('.button-main')
    .first()
    .evaluate((shown) => getComputedStyle(shown).backgroundColor);

const expected = {
  light: { button: 'rgb(91, 63, 168)', logo: { path: '/brand/logo.svg', isShown: true } },
  dark: { button: 'rgb(173, 159, 212)', logo: { path: '/brand/logo-dark.svg', isShown: true } },
} as const satisfies Readonly<Record<Look['scheme'], unknown>>;

export const brands = [
  ...(['light', 'dark'] as const).map((scheme) =>
    story(`the company’s brand is on both pages, ${scheme}, for everybody to read`, (stage) =>
      withBrand(stage, async () => {
        const alva = await stage.user({ scheme });
        expect(await seenLogo(alva.window)).toEqual(expected[scheme].logo);
        expect(await seenColor(alva.window)).toBe(expected[scheme].button);
        const footer = alva.window.page.getByRole('contentinfo');
        expect(
          await footer
            .getByRole('link')
            .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
        ).toEqual([
          'https://nordlicht.example/help',
          'tel:+46855501000',
          'mailto:it@nordlicht.example',
          'https://nordlicht.example/privacy',
        ]);
        const help = alva.window.page
          .getByRole('banner')
          .getByRole('link', { name: words.en.shared.footer.getHelp });
        expect(await help.getAttribute('href')).toBe('https://nordlicht.example/help');
        await alva.window.looksRight();
        const phone = await stage.phone({ scheme });
        await phone.window.open(`${stage.world.cloud.endpoints.site}/phone/`);
        await phone.window.shows(phone.window.words.phone.home.empty);
        expect(await seenLogo(phone.window)).toEqual(expected[scheme].logo);
        await phone.window.looksRight();
      }),
    ),
  ),

  story('mails carry the company’s brand', (stage) =>
    withBrand(stage, async () => {
      await stage.world.setOption('qr-delivery', 'email');
      // Mails may show the brand of five minutes ago.
      stage.world.cloud.clock.advance(5 * 60_000);
      const alva = await stage.user({ language: 'sv' });
      await alva.start();
      await alva.confirm();
      await alva.window.shows(alva.words.mailed.title);
      const [mail] = await stage.world.mailsTo(alva.person, 1);
      expect(mail?.text).toContain('Ett meddelande från it-hjälpen på Nordlicht');
      expect(mail?.text).toContain('Hjälp: Nordlichts it-hjälp, https://nordlicht.example/help');
      expect(mail?.html).toContain('alt="Nordlicht"');
      expect(mail?.attachments.map(({ name }) => name)).toContain('inline-logo.png');
    }),
  ),
];
