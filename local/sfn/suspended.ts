import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.ts';

/** Thrown in states whose execution, or whose Map, has ended without them. */
export class Aborted extends Error {
  override readonly name = 'Aborted';
}

/** How a wait is brought to its end; only the first call counts. */
export interface Settle<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

/** A controller that aborts with others. Any number of states wait under it, so no number of listeners is a leak. */
export const abortable = (...signals: readonly AbortSignal[]) => {
  const controller = new AbortController();
  const signal = AbortSignal.any([...signals, controller.signal]);
  setMaxListeners(0, signal);
  return { controller, signal };
};

/** @throws Aborted */
export const stopIfAborted = ({ aborted }: AbortSignal): void => {
  if (aborted) throw new Aborted();
};

/**
 * Waits until somebody settles it or the signal aborts.
 * @param begin starts what is waited for, which settles later; what it returns calls that off, the moment the wait
 *   is over
 * @throws Aborted
 */
export const suspend = <Value>(
  signal: AbortSignal,
  begin: (settle: Settle<Value>) => () => void,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    stopIfAborted(signal);
    const endWith =
      <Result>(finish: (result: Result) => void) =>
      (result: Result): void => {
        signal.removeEventListener('abort', abort);
        callOff();
        finish(result);
      };
    const settle = { resolve: endWith(resolve), reject: endWith(reject) };
    const abort = (): void => {
      settle.reject(new Aborted());
    };
    signal.addEventListener('abort', abort);
    const callOff = begin(settle);
  });

/** Waits for a time on the clock. */
export const pause = async (clock: Clock, seconds: number, signal: AbortSignal): Promise<void> => {
  await suspend<null>(signal, ({ resolve }) =>
    clock.after(seconds * 1000, () => {
      resolve(null);
    }),
  );
};
