import { describe, expect, it } from 'vitest';
import { asked, ca, failedCheck, issue } from '../../support/issued-certificates.ts';
import { TestCa } from '../../support/test-ca.ts';

const certificatesOf = (chain: string): string[] => chain.split(/(?<=-----END CERTIFICATE-----\n)/);
const otherCa = new TestCa('Other CA');

describe('an issued certificate', () => {
  it.each([
    ['no chain', ''],
    ['a chain without its own issuer', certificatesOf(ca.chain)[1] ?? ''],
    ['a chain without root', certificatesOf(ca.chain)[0] ?? ''],
    ['a chain that goes on after its root', ca.chain + otherCa.chain],
    ['a chain in disorder', certificatesOf(ca.chain).toReversed().join('')],
  ])('with %s fails the check chain', (_, chain) => {
    expect(failedCheck({ pem: issue().pem, chain })).toBe('chain');
  });

  it('of a CA that has expired fails the check issuers', () => {
    expect(failedCheck(issue(), { ...asked(), now: new Date('2049-01-02') })).toBe('issuers');
  });
});
