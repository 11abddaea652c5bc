import { describe, expect, it, vi } from 'vitest';
import { retryUntilAnswered } from '../../../web/phone/order/retry-until-answered.ts';
import type { PhoneEvent } from '../../../web/phone/screens.ts';
import { ProblemError, type Problem } from '../../../web/shared/problem.ts';

/** A request that fails so often before it is answered: what the user heard, and how long the waits were. */
const retried = async (...problems: readonly Problem[]) => {
  const send = vi.fn<() => Promise<string>>().mockResolvedValue('answered');
  for (const problem of problems) send.mockRejectedValueOnce(new ProblemError(problem));
  const events: PhoneEvent[] = [];
  const waits: number[] = [];
  const wait = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const dispatch = (event: PhoneEvent): void => void events.push(event);
  const result = await retryUntilAnswered({ wait, dispatch }, send).catch((error: unknown) => error);
  return { result, events, waits };
};

const offline = { code: 'offline' } as const;

describe('a request of the phone', () => {
  it('is sent once, and nothing is said, when it is answered', async () => {
    expect(await retried()).toEqual({ result: 'answered', events: [], waits: [] });
  });

  it('is sent again after longer and longer waits, up to half a minute', async () => {
    const { result, waits } = await retried(...Array.from({ length: 7 }, () => offline));
    expect(result).toBe('answered');
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is not sent before the time that the service names', async () => {
    const { waits } = await retried(
      { code: 'service-busy', retryAfter: 1 },
      { code: 'too-many-requests', retryAfter: 60 },
    );
    expect(waits).toEqual([2000, 60_000]);
  });

  it('tells the user why they wait, and that it was answered', async () => {
    const { events } = await retried(offline, { code: 'internal-error' }, { code: 'response-unknown' });
    expect(events).toEqual([
      { type: 'unanswered', connection: 'offline' },
      { type: 'unanswered', connection: 'busy' },
      { type: 'unanswered', connection: 'busy' },
      { type: 'connected' },
    ]);
  });

  it('is not sent again when it was refused', async () => {
    const { result, waits } = await retried({ code: 'order-ended', state: 'cancelled' });
    expect(result).toEqual(new ProblemError({ code: 'order-ended', state: 'cancelled' }));
    expect(waits).toEqual([]);
  });
});
