import { shownTime } from './clock.ts';

/**
 * Makes `Date` in this thread show the time of the local cloud. Only for threads of their own: functions and the
 * sign-in. Timers (`setTimeout`) go on as before.
 * @param parts of the local cloud's clock
 */
export const installShownDate = (parts: Float64Array): void => {
  const now = (): number => shownTime(parts, realNow());
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values: unknown[], newTarget): Date => {
      const shown: unknown = Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget);
      return shown instanceof target ? shown : new target(now());
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  // `value.constructor === Date` holds as before.
  RealDate.prototype.constructor = globalThis.Date;
};

const RealDate = Date;
const realNow = Date.now.bind(Date);
