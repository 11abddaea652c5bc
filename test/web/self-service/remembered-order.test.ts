import { describe, expect, it } from 'vitest';
import { createRememberedOrder } from '../../../web/self-service/remembered-order.ts';
import { memoryStorage } from '../support/memory-storage.ts';

describe('the order that tabs share', () => {
  it('is the one that was written last, until it is forgotten', () => {
    const storage = memoryStorage();
    const [one, other] = [createRememberedOrder(() => storage), createRememberedOrder(() => storage)];
    one.write('order-1');
    one.write('order-2');
    expect(other.read()).toBe('order-2');
    other.forget();
    expect(one.read()).toBeUndefined();
  });

  it('is none in a browser that keeps nothing', () => {
    const remembered = createRememberedOrder(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    remembered.write('order-1');
    remembered.forget();
    expect(remembered.read()).toBeUndefined();
  });
});
