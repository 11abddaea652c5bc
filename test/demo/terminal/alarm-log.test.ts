import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { alarmLine } from '../../../demo/terminal/alarm-log.ts';

const change = { name: 'MailBounce', description: 'A mail came back', at: new Date('2026-11-26T08:15:00Z') };

describe('an alarm in the terminal', () => {
  it.each([
    ['ALARM', '08:15:00  ALARM MailBounce: A mail came back'],
    ['OK', '08:15:00  OK    MailBounce is over'],
  ] as const)('is one line: %s', (state, line) => {
    expect(alarmLine({ ...change, state }, pc.createColors(false))).toBe(line);
  });

  it('is red where there is colour', () => {
    expect(alarmLine({ ...change, state: 'ALARM' }, pc.createColors(true))).toContain('\u001b[31mALARM');
  });
});
