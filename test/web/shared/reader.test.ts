import { describe, expect, it } from 'vitest';
import { findReader } from '../../../web/shared/reader.ts';

describe('language of a page', () => {
  it('is the first of the browser that there are texts in, with its own way of dates', () => {
    expect(findReader(['it-IT', 'sv-FI', 'en-US'])).toEqual({ language: 'sv', locale: 'sv-FI' });
    expect(findReader(['EN-us', 'sv'])).toEqual({ language: 'en', locale: 'EN-us' });
  });

  it('is English where the browser wants none that there is', () => {
    expect(findReader(['it', 'svx-X'])).toEqual({ language: 'en', locale: 'en' });
    expect(findReader([])).toEqual({ language: 'en', locale: 'en' });
  });
});
