import { describe, expect, it } from 'vitest';
import {
  optionDefinition,
  optionNames,
  parseOptions,
  type OptionName,
} from '../../../lambdas/shared/model/options.ts';
import { options } from '../../support/orders.ts';

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

  it.each<[OptionName, string]>([
    ['certificates/authentication', 'Always'],
    ['certificates/signature', ''],
    ['qr-delivery', 'sms'],
    ['validity', 'P0D'],
    ['validity', 'P5Y1D'],
    ['validity', 'P2W'],
    ['validity', 'PT48H'],
    ['validity', 'P'],
    ['validity', '2 years'],
    ['validity', 'P1.5Y'],
    ['validity', '-P1Y'],
    ['label/user-id', '{password}'],
    ['label/user-id', 'Hello {email'],
    ['label/user-id', ''],
    ['label/user-id', 'two\nlines'],
    ['label/user-id', 'x'.repeat(257)],
    ['recover-encryption-certificates', 'yes'],
    ['notify', 'both '],
    ['activation-code-lifetime', 'PT24H1S'],
    ['activation-code-lifetime', 'PT59S'],
    ['phone-time', 'P1D'],
    ['phone-time', 'PT'],
    ['sign-in-age', 'PT12H1M'],
  ])('%s may not hold %j', (name, value) => {
    expect(() => parseOptions({ ...released(), [name]: value })).toThrow(
      `Parameter ${name} holds ${JSON.stringify(value.slice(0, 256))}; allowed: ${optionDefinition(name).allowed}`,
    );
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
