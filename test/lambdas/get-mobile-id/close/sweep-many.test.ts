import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sweepOrders } from '../../../../lambdas/get-mobile-id/close/sweep.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const never = new Promise<never>(() => undefined);

const idOf = (index: number): string => `00000000-6f6b-4a52-9d55-${index.toString().padStart(12, '0')}`;

/** Orders that are due, one after the other. */
const putDue = (
  stage: Stage,
  state: 'awaiting-phone' | 'awaiting-installation',
  from: number,
  count: number,
) =>
  Array.from({ length: count }, (_, index) =>
    stage.putOrder(
      orderIn(state, {
        ...{ orderId: idOf(from + index), userId: `user-${(from + index).toString()}` },
        sweepAt: later(1200 + from + index).toISOString(),
      }),
    ),
  );

const stateOf = (stage: Stage, orders: readonly { readonly orderId: string }[]) =>
  orders.map((order) => stage.order(order).state);

const sweepAt = (stage: Stage, orderId: string): unknown =>
  stage.tables.get('orders', { orderId })?.['sweepAt'];

describe('the sweep, with many orders that are due', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    [
      'an item of no known state',
      (stage: Stage, item: object) => {
        stage.tables.put('orders', { ...item, state: 'nonsense' });
      },
    ],
    [
      'certificates that are no map',
      (stage: Stage, item: object) => {
        stage.tables.put('orders', { ...item, certificates: 'none' });
      },
    ],
    [
      'a certificate that the CA will not revoke',
      (stage: Stage) => {
        stage.pca.on(RevokeCertificateCommand).rejects(new Error('AccessDeniedException'));
      },
    ],
    [
      'a certificate for which the CA says nothing that anybody knows',
      (stage: Stage) => {
        stage.pca.on(RevokeCertificateCommand).rejects(new TypeError('of no known kind'));
      },
    ],
  ])('ends those behind %s, which goes behind them and rings an alarm', async (_, poison) => {
    const stage = new Stage();
    const [poisoned] = putDue(stage, 'awaiting-installation', 0, 1);
    poison(stage, stage.tables.get('orders', { orderId: idOf(0) }) ?? {});
    const good = putDue(stage, 'awaiting-phone', 1, 7);
    const logs = captureLogs();
    stage.time = later(2000);
    await expect(sweepOrders(stage.deps)).resolves.toBe(8);
    expect(new Set(stateOf(stage, good))).toEqual(new Set(['expired']));
    expect(String(sweepAt(stage, poisoned?.orderId ?? '')) > later(2000).toISOString()).toBe(true);
    expect(logs.metric('CleanUpIncomplete')).toEqual([1]);
  });

  it('ends others while some hang', async () => {
    const stage = new Stage();
    putDue(stage, 'awaiting-installation', 0, 4);
    const good = putDue(stage, 'awaiting-phone', 4, 6);
    let answer = (): void => undefined;
    const answered = new Promise<object>(
      (resolve) =>
        (answer = () => {
          resolve({});
        }),
    );
    stage.pca.on(RevokeCertificateCommand).callsFake(() => answered);
    stage.time = later(2000);
    const swept = sweepOrders(stage.deps);
    await vi.waitFor(
      () => {
        expect(new Set(stateOf(stage, good))).toEqual(new Set(['expired']));
      },
      { timeout: 15_000 },
    );
    answer();
    await swept;
  });

  it('begins with no order more when its time is over: the next sweep does', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stage = new Stage();
    const due = putDue(stage, 'awaiting-installation', 0, 60);
    stage.pca.on(RevokeCertificateCommand).callsFake(() => never);
    stage.time = later(2000);
    const over = vi.fn();
    const swept = sweepOrders(stage.deps).finally(over);
    while (over.mock.calls.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(500);
    }
    await swept;
    const [first, last] = [due[0]?.orderId ?? '', due.at(-1)];
    expect(sweepAt(stage, first)).toBe(later(2300).toISOString());
    expect(sweepAt(stage, last?.orderId ?? '')).toBe(last?.sweepAt);
  });
});
