import { describe, expect, it } from 'vitest';
import { readDayList } from '../../domain/options/option-definition.ts';
import { addDays, daysUntil, findDueReminder } from '../../domain/reminders.ts';

const days = readDayList('60,30,14,7,1');
const end = new Date('2027-03-01T09:00:00.000Z');
const notAfter = end.toISOString();
const at = (before: number): Date => addDays(end, -before);
const given = (before: number) => ({ notAfter, days: before, at: at(before).toISOString() });
const second = 1 / 86_400;

describe('the reminder that a user is owed', () => {
  it.each(days)('%i days before the end is owed from that very moment', (before) => {
    const last = days[days.indexOf(before) - 1];
    const reminder = last === undefined ? undefined : given(last);
    expect(findDueReminder({ notAfter, reminder }, days, at(before + second))).toBeUndefined();
    expect(findDueReminder({ notAfter, reminder }, days, at(before))).toBe(before);
    expect(findDueReminder({ notAfter, reminder: given(before) }, days, at(before))).toBeUndefined();
  });

  it('is the one nearest to the end where several were missed', () => {
    expect(findDueReminder({ notAfter }, days, at(10))).toBe(14);
    expect(findDueReminder({ notAfter, reminder: given(60) }, days, at(0.5))).toBe(1);
  });

  it('is none once the time is over', () => {
    expect(findDueReminder({ notAfter }, days, end)).toBeUndefined();
  });

  it('is none whose moment passed before the mobile ID was there', () => {
    const activatedAt = at(20).toISOString();
    expect(findDueReminder({ notAfter, activatedAt }, days, at(15))).toBeUndefined();
    expect(findDueReminder({ notAfter, activatedAt }, days, at(14))).toBe(14);
    expect(findDueReminder({ notAfter, createdAt: activatedAt }, days, at(15))).toBeUndefined();
  });

  it('begins anew with another end', () => {
    const renewed = addDays(end, 730).toISOString();
    const reminder = given(1);
    expect(findDueReminder({ notAfter: renewed, reminder }, days, addDays(end, 730 - 60))).toBe(60);
  });

  it('is not given again by days that an administrator adds later', () => {
    const more = readDayList('60,45,30');
    expect(findDueReminder({ notAfter, reminder: given(30) }, more, at(29))).toBeUndefined();
    expect(findDueReminder({ notAfter, reminder: given(60) }, more, at(44))).toBe(45);
  });

  it('is none where nobody is reminded', () => {
    expect(readDayList('none')).toEqual([]);
    expect(findDueReminder({ notAfter }, [], at(1))).toBeUndefined();
  });
});

describe('days that are left', () => {
  it('count a day that has begun, and none that has passed', () => {
    expect([at(7), at(6.1), at(0.01), end, at(-1)].map((now) => daysUntil(notAfter, now))).toEqual([
      7, 7, 1, 0, 0,
    ]);
  });
});
