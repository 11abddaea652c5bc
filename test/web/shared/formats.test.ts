import { describe, expect, it } from 'vitest';
import { fill } from '../../../web/shared/fill.ts';
import { createFormats } from '../../../web/shared/formats.ts';

describe('dates and durations', () => {
  it('reads like a date in the language', () => {
    expect(createFormats('en-GB').date('2026-11-22T12:00:00.000Z')).toBe('22 November 2026');
    expect(createFormats('sv-SE').date('2026-11-22T12:00:00.000Z')).toBe('22 november 2026');
  });

  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [581, '9:41'],
    [3600, '1:00:00'],
    [3725, '1:02:05'],
  ])('shows %i seconds left as %s', (seconds, shown) => {
    expect(createFormats('en-GB').remaining(seconds)).toBe(shown);
  });

  it.each([
    [1, '1 second'],
    [59, '59 seconds'],
    [61, '1 minute'],
    [600, '10 minutes'],
    [7200, '2 hours'],
  ])('says %i seconds left as %s', (seconds, said) => {
    expect(createFormats('en-GB').remainingInWords(seconds)).toBe(said);
  });

  it('says it in Swedish', () => {
    expect(createFormats('sv-SE').remainingInWords(600)).toBe('10 minuter');
  });
});

describe('texts with gaps', () => {
  it('fills in what stands in braces, every time, and leaves the rest alone', () => {
    const text = ['{phone}', '{phone}', '{other}'].join(' and ');
    expect(fill(text, { phone: 'A$& {other}' })).toBe('A$& {other} and A$& {other} and {other}');
  });
});
