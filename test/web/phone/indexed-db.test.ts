import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageUnavailable } from '../../../web/phone/store/phone-store.ts';
import { IndexedDbStore } from '../../../web/phone/store/indexed-db.ts';

/** What the page does with a database that it asks the browser to open. */
class Opening {
  onsuccess: (() => void) | undefined;
  onblocked: (() => void) | undefined;
  readonly result = { close: vi.fn<() => void>() };
}

describe('a database that the browser does not open', () => {
  const openings: Opening[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('indexedDB', {
      open: () => {
        const opening = new Opening();
        openings.push(opening);
        return opening;
      },
    });
  });

  afterEach(() => {
    openings.length = 0;
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is asked for once more when there is no answer, and then is not available', async () => {
    const failing = expect(new IndexedDbStore().all()).rejects.toThrow(StorageUnavailable);
    await vi.advanceTimersByTimeAsync(4999);
    expect(openings).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(openings).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5000);
    await failing;
  });

  it('is not waited for where another window holds it', async () => {
    const failing = expect(new IndexedDbStore().all()).rejects.toThrow(StorageUnavailable);
    openings[0]?.onblocked?.();
    await vi.advanceTimersByTimeAsync(0);
    openings[1]?.onblocked?.();
    await failing;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is closed when it comes too late', async () => {
    const failing = expect(new IndexedDbStore().all()).rejects.toThrow(StorageUnavailable);
    await vi.advanceTimersByTimeAsync(10_000);
    await failing;
    openings[0]?.onsuccess?.();
    expect(openings[0]?.result.close).toHaveBeenCalledOnce();
  });
});
