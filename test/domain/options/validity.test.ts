import { describe, expect, it } from 'vitest';
import { certificateEnd, latestIssuing, requireWithinAuthority } from '../../../domain/options/validity.ts';
import { options } from '../../support/orders.ts';

const at = (moment: string) => new Date(moment);

describe('the end of an order’s certificates', () => {
  it.each([
    ['2024-02-29T12:00:00Z', 'P1Y', '2025-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00Z', 'P4Y', '2028-02-29T12:00:00.000Z'],
    ['2023-02-28T12:00:00Z', 'P1Y', '2024-02-28T12:00:00.000Z'],
    ['2026-08-31T12:00:00Z', 'P6M', '2027-02-28T12:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'P1D', '2027-01-01T23:59:59.000Z'],
    // On the day on which clocks go back in Europe, a day in UTC stays 24 hours.
    ['2026-10-25T00:30:00Z', 'P1D', '2026-10-26T00:30:00.000Z'],
  ])('is, issued at %s for %s, at %s', (issuing, validity, end) => {
    expect(certificateEnd({ validity }, at(issuing)).toISOString()).toBe(end);
  });
});

describe('the latest moment of issuing', () => {
  it('has room for every step that waits before it, each with what the sweep grants it', () => {
    const slow = options({ 'confirmation-time': 'PT1H', 'phone-time': 'PT24H', 'approval-time': 'PT30M' });
    const latest = latestIssuing(slow, at('2026-03-01T09:00:00Z'));
    expect(latest.toISOString()).toBe('2026-03-02T10:45:00.000Z');
  });

  it('does not wait for the installation', () => {
    const now = at('2026-03-01T09:00:00Z');
    expect(latestIssuing(options({ 'installation-time': 'PT24H' }), now)).toEqual(
      latestIssuing(options(), now),
    );
  });
});

describe('a validity and the CA’s own end', () => {
  const now = at('2026-03-01T09:00:00Z');
  // 15 minutes, an hour, 15 minutes, and three times the sweep's 5 minutes.
  const latestEnd = at('2028-03-01T10:45:00Z');

  it('go together up to the last second', () => {
    expect(() => {
      requireWithinAuthority(options(), latestEnd, now);
    }).not.toThrow();
  });

  it('do not go together where a slow order’s certificates would outlive the CA: both dates are named', () => {
    expect(() => {
      requireWithinAuthority(options(), at('2028-03-01T10:44:59Z'), now);
    }).toThrow(
      'Parameter validity holds "P2Y"; allowed: a time that is over before the CA is; certificates of an order that starts now may end on 1 March 2028 at 10:45 UTC, the CA ends on 1 March 2028 at 10:44 UTC',
    );
  });

  it.each(['P1D', 'P1M', 'P5Y'])('never go together once the CA has ended: %s', (validity) => {
    expect(() => {
      requireWithinAuthority(options({ validity }), at('2026-02-28T23:00:00Z'), now);
    }).toThrow('the CA ends on 28 February 2026 at 23:00 UTC');
  });

  it('count the 29th of February as issuing will', () => {
    const leapDay = at('2028-02-29T00:00:00Z');
    const year = options({ validity: 'P1Y' });
    expect(() => {
      requireWithinAuthority(year, at('2029-02-28T01:45:00Z'), leapDay);
    }).not.toThrow();
    expect(() => {
      requireWithinAuthority(year, at('2029-02-28T01:44:59Z'), leapDay);
    }).toThrow('may end on 28 February 2029 at 01:45 UTC');
  });
});
