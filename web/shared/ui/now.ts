import { useEffect, useState } from 'preact/hooks';
import type { ServerClock } from '../server-clock.ts';

/**
 * Seconds from now to a moment, never below 0; counts down by itself.
 * @param moment ISO 8601
 */
export const useSecondsLeft = (clock: ServerClock, moment: string): number => {
  const end = Date.parse(moment);
  const left = (): number => Math.max(0, Math.ceil((end - clock.now()) / 1000));
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setTick((tick) => tick + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [end]);
  return left();
};
