import { describe, expect, it, vi } from 'vitest';
import { createInterruptibleDelay } from '../../../web/shared/interruptible-delay.ts';

describe('a wait', () => {
  it('ends at its time', async () => {
    vi.useFakeTimers();
    try {
      const ended = vi.fn();
      const waiting = createInterruptibleDelay().wait(2000).then(ended);
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
      const { wait, wake } = createInterruptibleDelay();
      const first = wait(60_000);
      wake();
      await first;
      const ended = vi.fn();
      void wait(60_000).then(ended);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(ended).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is none when nobody waits', () => {
    expect(createInterruptibleDelay().wake).not.toThrow();
  });
});
