import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../../web/shared/server-clock.ts';

const device = Date.parse('2026-03-01T09:00:00.400Z');

describe('clock of the service', () => {
  it('goes as the service says, also on a device whose clock is wrong', () => {
    let now = device;
    const clock = createServerClock(() => now);
    clock.sync('Sun, 01 Mar 2026 08:00:00 GMT');
    now += 5000;
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-01T08:00:05.000Z');
  });

  it('is the device’s where they agree to the second, or nothing was said', () => {
    const clock = createServerClock(() => device);
    clock.sync('Sun, 01 Mar 2026 09:00:01 GMT');
    expect(clock.now()).toBe(device);
    clock.sync(null);
    clock.sync('soon');
    expect(clock.now()).toBe(device);
  });
});
