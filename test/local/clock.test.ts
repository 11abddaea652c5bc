import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../local/clock.ts';

describe('the clock of the local cloud', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** How much time it shows has passed while a second passes on the laptop. */
  const passed = (clock: Clock): number => {
    const before = clock.now();
    vi.advanceTimersByTime(1000);
    return clock.now() - before;
  };

  /** Work that is over when it is told to be. */
  const startWork = (clock: Clock) => {
    let resolve: () => void = () => undefined;
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    const work = clock.during(() => promise);
    return () => {
      resolve();
      return work;
    };
  };

  it('runs faster than the laptop’s where it is told to', () => {
    const clock = new Clock();
    expect(passed(clock)).toBe(1000);
    clock.rate = 10;
    expect(passed(clock)).toBe(10_000);
  });

  it('is no faster than the laptop’s until all work is done', async () => {
    const clock = new Clock(10);
    const [endOne, endOther] = [startWork(clock), startWork(clock)];
    expect(passed(clock)).toBe(1000);
    await endOne();
    expect(passed(clock)).toBe(1000);
    await endOther();
    expect(passed(clock)).toBe(10_000);
  });

  it('is as fast as before once work has failed', async () => {
    const clock = new Clock(10);
    await expect(clock.during(() => Promise.reject(new Error('of the work')))).rejects.toThrow('of the work');
    expect(passed(clock)).toBe(10_000);
  });

  it('is as slow during work as it is told to be', () => {
    const clock = new Clock(0.5);
    startWork(clock);
    expect(passed(clock)).toBe(500);
  });

  it('lets timers go off when their time has come, whatever is at work meanwhile', async () => {
    const clock = new Clock(10);
    const goOff = vi.fn();
    clock.after(20_000, goOff);
    const end = startWork(clock);
    vi.advanceTimersByTime(10_000);
    await end();
    vi.advanceTimersByTime(999);
    expect(goOff).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(goOff).toHaveBeenCalledOnce();
  });

  it('lets timers go off at once when it is put forward over their time', () => {
    const clock = new Clock();
    const goOff = vi.fn();
    clock.after(20_000, goOff);
    clock.advance(20_000);
    expect(goOff).toHaveBeenCalledOnce();
  });
});
