import { describe, expect, it, vi } from 'vitest';
import { sleep } from '../../../web/shared/sleep.ts';

describe('waiting', () => {
  it('takes the time asked for', async () => {
    vi.useFakeTimers();
    const over = vi.fn();
    void sleep(1000).then(over);
    await vi.advanceTimersByTimeAsync(999);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalledOnce();
  });

  it('ends with the reason of the signal, before or during it', async () => {
    vi.useFakeTimers();
    await expect(sleep(1000, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    const controller = new AbortController();
    const waiting = sleep(1000, controller.signal);
    controller.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    expect(vi.getTimerCount()).toBe(0);
  });
});
