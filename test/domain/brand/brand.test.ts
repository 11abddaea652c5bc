import { describe, expect, it } from 'vitest';
import { localize, neutralBrand, parseBrand } from '../../../domain/brand/brand.ts';

const read = (brand: object) => parseBrand(brand);

describe('a brand as the site publishes it', () => {
  it('loses a part that nobody can work with, and no other', () => {
    expect(read({ name: 'Nordlicht', privacyLink: 'javascript:alert(1)', logo: 7, more: true })).toEqual({
      ...neutralBrand,
      name: 'Nordlicht',
    });
  });

  it.each([
    { privacyLink: 'http://nordlicht.example' },
    { privacyLink: 'https://nordlicht.example/"onclick' },
    { logo: { light: 'https://elsewhere.example/logo.svg' } },
    { logo: { light: '/brand/../api/logo.svg' } },
    { name: 'Nordlicht\nBcc: all@example.com' },
    { help: { name: 'Desk', phone: 'javascript:1' } },
    { help: { name: 'Desk', mail: 'no address' } },
    { colors: { light: { accent: 'red;}body{' } } },
  ])('takes nothing of %j', (brand) => {
    expect(read(brand)).toEqual(neutralBrand);
  });

  it('says a text in the reader’s language, else in English, else in the first', () => {
    expect(localize('Desk', 'fr')).toBe('Desk');
    expect(localize({ en: 'Desk', sv: 'Hjälp' }, 'sv')).toBe('Hjälp');
    expect(localize({ en: 'Desk', sv: 'Hjälp' }, 'fr')).toBe('Desk');
    expect(localize({ sv: 'Hjälp' }, 'fr')).toBe('Hjälp');
  });
});
