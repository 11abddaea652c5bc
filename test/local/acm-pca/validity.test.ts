import { X509Certificate } from 'node:crypto';
import type { Validity } from '@aws-sdk/client-acm-pca';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toValidity } from '../../../local/acm-pca/validity.ts';
import { day, RunningAuthority } from './running.ts';

const now = new Date('2026-01-31T12:00:00Z');
const endOf = (end: { Type: Validity['Type'] & string; Value: number }) =>
  toValidity({ Validity: end }, { now }).notAfter.toISOString();

describe('Validity of certificates', () => {
  it.each([
    ['ABSOLUTE', Date.parse('2027-05-06T07:08:09Z') / 1000, '2027-05-06T07:08:09.000Z'],
    ['END_DATE', 491231235959, '2049-12-31T23:59:59.000Z'],
    ['END_DATE', 20500102030405, '2050-01-02T03:04:05.000Z'],
    ['DAYS', 90, '2026-05-01T12:00:00.000Z'],
    ['MONTHS', 11, '2026-12-31T12:00:00.000Z'],
    ['YEARS', 5, '2031-01-31T12:00:00.000Z'],
  ] as const)('ends as told by %s %d', (Type, Value, end) => {
    expect(endOf({ Type, Value })).toBe(end);
  });

  it.each([
    ['the past', 'ABSOLUTE', now.getTime() / 1000],
    ['the last century', 'END_DATE', 991231235959],
    ['a month that is none', 'END_DATE', 20271301000000],
    ['a number that is no date', 'END_DATE', 2027],
  ] as const)('does not end in %s', (_, Type, Value) => {
    expect(() => endOf({ Type, Value })).toThrow('The certificate would never be valid');
  });
});

describe('Validity at the CA', () => {
  let ca: RunningAuthority;
  beforeAll(async () => {
    ca = await RunningAuthority.start();
  });
  afterAll(() => ca.close());

  const seconds = (moment: number) => ({ Type: 'ABSOLUTE', Value: Math.floor(moment / 1000) }) as const;

  it('begins when told, which moves no end', async () => {
    const begin = ca.clock.now() + day;
    const { pem } = await ca.certificate({
      Validity: { Type: 'DAYS', Value: 30 },
      ValidityNotBefore: seconds(begin),
    });
    const { validFrom, validTo } = new X509Certificate(pem);
    expect(Date.parse(validFrom)).toBe(Math.floor(begin / 1000) * 1000);
    expect(Date.parse(validTo)).toBe(Math.floor((begin + 29 * day) / 1000) * 1000);
  });

  it('does not outlive the CA', async () => {
    const { notAfter } = ca.authority.issuing;
    await expect(ca.issue({ Validity: seconds(notAfter.getTime() + 1000) })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The certificate validity specified exceeds the certificate authority validity',
    });
    const { pem } = await ca.certificate({ Validity: seconds(notAfter.getTime()) });
    expect(Date.parse(new X509Certificate(pem).validTo)).toBe(Math.floor(notAfter.getTime() / 1000) * 1000);
  });

  it.each([
    ['a beginning that is no moment', { ValidityNotBefore: { Type: 'DAYS', Value: 1 } }],
    ['a beginning after the end', { ValidityNotBefore: seconds(Date.now() + 366 * day) }],
    ['no time at all', { Validity: { Type: 'DAYS', Value: 0 } }],
    ['half a day', { Validity: { Type: 'DAYS', Value: 0.5 } }],
  ] as const)('refuses %s', async (_, changes) => {
    await expect(ca.issue(changes)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('ends with the CA', async () => {
    const old = await RunningAuthority.start();
    old.clock.advance(6 * 365 * day);
    await expect(old.issue()).rejects.toMatchObject({ name: 'InvalidStateException' });
    await old.close();
  });
});
