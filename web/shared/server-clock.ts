/** The service's clock: what it says about deadlines is counted by it, not by a device that may be wrong. */
export interface ServerClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @param date the header Date of a response (RFC 9110 section 6.6.1) */
  readonly sync: (date: string | null) => void;
}

/** @param deviceNow the device's clock, in milliseconds since 1970 */
export const createServerClock = (deviceNow: () => number): ServerClock => {
  let ahead = 0;
  return {
    now: () => deviceNow() + ahead,
    sync: (date) => {
      const told = date === null ? NaN : Date.parse(date);
      // The header has whole seconds: a smaller difference is none.
      if (!Number.isNaN(told)) ahead = Math.abs(told - deviceNow()) < 2000 ? 0 : told - deviceNow();
    },
  };
};
