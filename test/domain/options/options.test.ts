import { describe, expect, it } from 'vitest';
import { optionNames, parseOptions, type OptionName } from '../../../domain/options/options.ts';
import { options } from '../../support/orders.ts';
import { refusals } from '../../support/refused-options.ts';

const released = () => ({ ...options() });

describe('options', () => {
  it('take what they are released with', () => {
    expect(parseOptions(released())).toEqual(released());
  });

  it.each<[OptionName, string]>([
    ['certificates/authentication', 'never'],
    ['certificates/encryption', 'choice'],
    ['qr-delivery', 'email'],
    ['validity', 'P1D'],
    ['validity', 'P5Y'],
    ['validity', 'P60M'],
    ['validity', 'P1Y6M10D'],
    ['label/profile-name', 'MobileID of {givenName} {surname} ({upn})'],
    ['label/server-name', 'Åäö — 電子身份證'],
    ['recover-encryption-certificates', 'true'],
    ['notify', 'none'],
    ['activation-code-lifetime', 'PT24H'],
    ['phone-time', 'PT1M'],
    ['confirmation-time', 'PT1H30M'],
    ['sign-in-age', 'PT12H'],
  ])('%s may hold %s', (name, value) => {
    expect(parseOptions({ ...released(), [name]: value })[name]).toBe(value);
  });

  it.each(refusals)('%s may not hold %j', (name, value, allowed) => {
    expect(() => parseOptions({ ...released(), [name]: value })).toThrow(
      `Parameter ${name} holds ${JSON.stringify(value.slice(0, 256))}; allowed: ${allowed}`,
    );
  });

  it('have refusals for every one of them', () => {
    expect([...new Set(refusals.map(([name]) => name))].toSorted()).toEqual([...optionNames].toSorted());
  });

  it.each(optionNames)('%s has to be there', (name) => {
    const { [name]: left, ...others } = released();
    expect(() => parseOptions(others)).toThrow(`Parameter ${name} does not exist`);
  });

  it('have to leave one kind of certificate to issue', () => {
    const none = { 'certificates/authentication': 'never', 'certificates/signature': 'never' };
    expect(() => parseOptions({ ...released(), ...none })).toThrow(
      'Parameter certificates/* holds "never"; allowed: always or choice for one kind at least',
    );
  });

  it('are named in an error without more than 256 characters of what they hold', () => {
    const long = 'x'.repeat(4096);
    expect(() => parseOptions({ ...released(), notify: long })).toThrow(
      `Parameter notify holds "${'x'.repeat(256)}";`,
    );
  });
});
