import { describe, expect, it } from 'vitest';
import type { LifeRecord, MobileIdSpan } from './record.ts';
import { judge, type Calendar } from './verdict.ts';

const day = 86_400_000;
const nights = (count: number) => Array.from({ length: count }, (_, night) => (night + 1) * day);

const calendar: Calendar = {
  ...{ reminded: nights(1000), end: 1000 * day, renewalDays: 30 },
  reminders: [60, 30, 14, 7, 1],
};

/** A mobile ID from one day to another, a bit after midnight, that works to its end. */
const span = (id: string, from: number, to: number, parts: Partial<MobileIdSpan> = {}): MobileIdSpan => ({
  ...{ mobileId: id, activatedAt: (from + 0.1) * day, notAfter: (to + 0.1) * day },
  ...{ lockedAt: Infinity, reason: undefined, endedAt: (to + 0.1) * day },
  ...parts,
});

const replacedOn = (on: number) => ({ lockedAt: on * day, endedAt: on * day, reason: 'replaced' });

/** The mail of the night that comes after so many days before an end. */
const mail = (end: number, days: number) => ({ at: (end - days + 1) * day, days });

/** Somebody who was active all the time. */
const life = (parts: Partial<LifeRecord>): LifeRecord => ({
  ...{ standings: [{ at: 0, isActive: true }], openings: [], mobileIds: [], reminders: [] },
  ...parts,
});

const all = [60, 30, 14, 7, 1].map((days) => mail(400, days));

describe('the verdict on a life', () => {
  it('finds nothing where a mobile ID was renewed and its reminders stopped', () => {
    const mobileIds = [span('a', 1, 400, replacedOn(375)), span('b', 374, 1200)];
    expect(judge(life({ mobileIds, openings: [375 * day], reminders: all.slice(0, 2) }), calendar)).toEqual(
      [],
    );
  });

  it('finds nothing where nobody looked in the last thirty days, and all reminders came', () => {
    expect(
      judge(life({ mobileIds: [span('a', 1, 400)], openings: [365 * day], reminders: all }), calendar),
    ).toEqual([]);
  });

  it('finds an end that an open phone should have prevented', () => {
    const gone = life({ mobileIds: [span('a', 1, 400)], openings: [380 * day], reminders: all });
    expect(judge(gone, calendar)).toEqual([
      expect.stringContaining('nothing works from the end of mobile ID a on'),
    ]);
    expect(
      judge(
        {
          ...gone,
          standings: [
            { at: 0, isActive: true },
            { at: 379 * day, isActive: false },
          ],
          reminders: all.slice(0, 2),
        },
        calendar,
      ),
    ).toEqual([]);
  });

  it('finds a renewal that revoked before the new one worked', () => {
    const mobileIds = [span('a', 1, 400, { ...replacedOn(375), endedAt: 373 * day }), span('b', 374, 1200)];
    expect(judge(life({ mobileIds, reminders: all.slice(0, 2) }), calendar)).toEqual([
      expect.stringContaining('nothing works from the end of mobile ID a on'),
    ]);
  });

  it('asks for nothing after a lock by its user', () => {
    const mobileIds = [span('a', 1, 400, { ...replacedOn(200), reason: 'phone-lost' })];
    expect(judge(life({ mobileIds }), calendar)).toEqual([]);
  });

  it.each([
    ['one that is missing', all.slice(1), 'reminders 60 days before the end of mobile ID a: 0, not 1'],
    [
      'one that came twice',
      [...all, mail(400, 7)],
      'reminders 7 days before the end of mobile ID a: 2, not 1',
    ],
    [
      'one that came nights late',
      [{ at: 345 * day, days: 56 }, ...all.slice(1)],
      'reminders 60 days before the end of mobile ID a: late',
    ],
    ['one of no mobile ID', [...all, mail(300, 7)], 'nobody owed the reminder of 7 days'],
    [
      'one that says the wrong day',
      [...all.slice(0, 4), { ...mail(400, 1), days: 2 }],
      'nobody owed the reminder of 2 days',
    ],
  ])('finds a reminder: %s', (_, reminders, rule) => {
    expect(judge(life({ mobileIds: [span('a', 1, 400)], reminders }), calendar).join()).toContain(rule);
  });

  it('finds a reminder of a mobile ID that was replaced, or whose user was not active', () => {
    const replaced = [span('a', 1, 400, replacedOn(375)), span('b', 374, 1200)];
    expect(judge(life({ mobileIds: replaced, reminders: all.slice(0, 3) }), calendar)).toEqual([
      'reminders 14 days before the end of mobile ID a: 1, not 0',
    ]);
    const standings = [
      { at: 0, isActive: true },
      { at: 380 * day, isActive: false },
    ];
    expect(judge(life({ standings, mobileIds: [span('a', 1, 400)], reminders: all }), calendar)).toHaveLength(
      3,
    );
  });

  it('asks for the reminder of a day that passed while its user was away, once they are back', () => {
    const standings = [
      { at: 0, isActive: true },
      { at: 330 * day, isActive: false },
      { at: 350.5 * day, isActive: true },
    ];
    const late = { at: 351 * day, days: 50 };
    const reminders = [late, ...all.slice(1)];
    expect(judge(life({ standings, mobileIds: [span('a', 1, 400)], reminders }), calendar)).toEqual([]);
  });
});
