import { describe, expect, it } from 'vitest';
import { neutralBrand } from '../../../domain/brand/brand.ts';
import { successMail } from '../../../lambdas/mail/mails.ts';
import type { MailBrand } from '../../../domain/brand/brand.ts';
import { user } from '../../support/orders.ts';
import { brand as noBrand, facts, siteUrl } from './every-mail.ts';

const palette = { accent: '#5b3fa8', accentStrong: '#442f7e', accentSoft: '#ebe8f5', onAccent: '#ffffff' };

const brand: MailBrand = {
  brand: {
    ...neutralBrand,
    name: 'Nordlicht',
    colors: { light: palette, dark: { ...palette, accent: '#ad9fd4' } },
    help: { name: { en: 'IT desk', sv: 'It-hjälpen' }, link: 'https://n.example/help', phone: '+46 8 1' },
    privacyLink: 'https://n.example/privacy',
    mail: { header: { en: 'From your IT desk' }, footer: 'Nordlicht AB' },
  },
  logo: Uint8Array.of(1, 2),
};

describe('a mail with a brand', () => {
  it('shows whose it is, above and below', () => {
    const { text, html, logo } = successMail(user(), { facts, siteUrl, brand });
    expect(text).toMatch(/^From your IT desk\n\nHello /);
    expect(text).toMatch(
      /\nHelp: IT desk, https:\/\/n\.example\/help, \+46 8 1\nPrivacy: https:\/\/n\.example\/privacy\nNordlicht AB\n$/,
    );
    expect(html).toContain('<img src="cid:logo" alt="Nordlicht" height="32">');
    expect(html).toContain('>Nordlicht · Get mobile ID</p>');
    expect(html).toContain('a { color: #5b3fa8; }');
    expect(html).toContain('a { color: #ad9fd4; }');
    expect(logo).toEqual({ contentId: 'logo', fileName: 'logo.png', png: Uint8Array.of(1, 2) });
  });

  it('speaks the reader’s language where the company does', () => {
    const { text } = successMail(user({ language: 'sv' }), { facts, siteUrl, brand });
    expect(text).toContain('Hjälp: It-hjälpen, https');
    expect(text).toMatch(/^From your IT desk\n/);
  });

  it('has none of it without one', () => {
    const { text, html, logo } = successMail(user(), { facts, siteUrl, brand: noBrand });
    expect(text).not.toMatch(/undefined|Help:|Privacy:/);
    expect(html).not.toContain('cid:logo');
    expect(logo).toBeUndefined();
  });
});
