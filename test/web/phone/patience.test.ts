import { describe, expect, it, vi } from 'vitest';
import { newPatience } from '../../../web/phone/enrolment/patience.ts';

describe('a wait', () => {
  it('ends at its time', async () => {
    vi.useFakeTimers();
    try {
      const ended = vi.fn();
      const waiting = newPatience().pause(2000).then(ended);
      await vi.advanceTimersByTimeAsync(1999);
      expect(ended).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      await waiting;
      expect(ended).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends at once when somebody is impatient, and the next one does not', async () => {
    vi.useFakeTimers();
    try {
      const { pause, hurry } = newPatience();
      const first = pause(60_000);
      hurry();
      await first;
      const ended = vi.fn();
      void pause(60_000).then(ended);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(ended).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is none when nobody waits', () => {
    expect(newPatience().hurry).not.toThrow();
  });
});
