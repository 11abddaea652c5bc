import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../web/shared/problem.ts';
import type { OrderView } from '../../../web/self-service/responses.ts';
import { followOrder, type FollowDependencies } from '../../../web/self-service/follow-order.ts';
import { toStage } from '../../../web/self-service/model/stage.ts';
import type { Event } from '../../../web/self-service/model/state.ts';
import { viewIn } from '../support/views.ts';

const signInAgain = vi.fn<FollowDependencies['signInAgain']>(() => Promise.resolve());

/** Follows an order that is found like this, look by look; the last one is found for ever. */
const follow = async (...looks: readonly (OrderView | Error)[]) => {
  const events: Event[] = [];
  const waits: number[] = [];
  let time = 0;
  let look = 0;
  const controller = new AbortController();
  const deps: FollowDependencies = {
    read: () => {
      const found = looks[Math.min(look, looks.length - 1)];
      look += 1;
      if (look > looks.length + 3) controller.abort();
      return found instanceof Error || !found
        ? Promise.reject(found ?? new Error('no look'))
        : Promise.resolve(found);
    },
    toStage,
    dispatch: (event) => events.push(event),
    wait: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    isHidden: () => false,
    signInAgain,
    elapsed: () => time,
    chance: () => 1,
  };
  await followOrder(deps, controller.signal);
  return { types: events.map(({ type }) => type), waits, stopped: controller.signal.aborted };
};

describe('following an order', () => {
  it('tells each look and ends with the order', async () => {
    const { types, waits, stopped } = await follow(
      viewIn('awaiting-phone'),
      viewIn('awaiting-approval'),
      viewIn('completed'),
    );
    expect(types).toEqual(['order-read', 'order-read', 'order-read']);
    expect(waits).toEqual([1500, 4000]);
    expect(stopped).toBe(false);
  });

  it('goes on after failures, with more and more patience', async () => {
    const { types, waits } = await follow(
      new ProblemError({ code: 'offline' }),
      new ProblemError({ code: 'offline' }),
      viewIn('issuing'),
      viewIn('failed'),
    );
    expect(types).toEqual(['order-unreadable', 'order-unreadable', 'order-read', 'order-read']);
    expect(waits).toEqual([2000, 4000, 1000]);
  });

  it('waits as long as the service asks', async () => {
    const { waits } = await follow(
      new ProblemError({ code: 'too-many-requests', retryAfter: 20 }),
      viewIn('cancelled'),
    );
    expect(waits).toEqual([20_000]);
  });

  it.each([
    ['unauthorized', 'signed-out'],
    ['order-not-found', 'order-missing'],
  ] as const)('stops at %s and says so', async (code, type) => {
    expect(await follow(new ProblemError({ code }))).toEqual({ types: [type], waits: [], stopped: false });
  });

  it('leaves to sign in again before it may see the code, and once only', async () => {
    const tooOld = new ProblemError({ code: 'sign-in-too-old', maxAge: 600 });
    expect(await follow(tooOld)).toEqual({ types: [], waits: [], stopped: false });
    expect(signInAgain).toHaveBeenCalledExactlyOnceWith(600);
    signInAgain.mockRejectedValueOnce(tooOld);
    expect((await follow(tooOld, viewIn('expired'))).types).toEqual(['order-unreadable', 'order-read']);
  });

  it('goes on after an error of its own', async () => {
    const { types } = await follow(new RangeError('a bug'), viewIn('expired'));
    expect(types).toEqual(['order-unreadable', 'order-read']);
  });

  it('says nothing once it was stopped', async () => {
    const dispatch = vi.fn();
    const controller = new AbortController();
    const read = (): Promise<OrderView> => {
      controller.abort();
      return Promise.resolve(viewIn('issuing'));
    };
    const wait = vi.fn();
    const others = { toStage, isHidden: () => false, signInAgain, elapsed: () => 0, chance: () => 1 };
    await followOrder({ read, dispatch, wait, ...others }, controller.signal);
    expect(dispatch).not.toHaveBeenCalled();
    expect(wait).not.toHaveBeenCalled();
  });
});
