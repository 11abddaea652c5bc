import { describe, expect, it } from 'vitest';
import { lookUpLanguage } from '../../domain/languages.ts';

describe('the language of a user', () => {
  it.each([
    ['sv', 'sv'],
    ['SV', 'sv'],
    ['sv-SE', 'sv'],
    ['sv_SE', 'sv'],
    ['sv_SE.UTF-8', 'sv'],
    ['sv_FI@euro', 'sv'],
    ['sv-Latn-SE-x-team', 'sv'],
    ['swe', 'sv'],
    ['EN_us', 'en'],
    ['en-GB, sv;q=0.5', 'en'],
    ['en;q=0.5,sv-FI', 'sv'],
    ['fi, sv;q=0.8, en;q=0.2', 'sv'],
    ['sv;q=0, fi', 'en'],
    ['fi', 'en'],
    ['svx', 'en'],
    ['*', 'en'],
    ['1053', 'en'],
    ['', 'en'],
    [';;,,--q=', 'en'],
    ['sv,'.repeat(10_000), 'sv'],
  ])('for %j is %s', (wanted, language) => {
    expect(lookUpLanguage(wanted)).toBe(language);
  });
});
