/** Where the parts of a clock stand in the memory that threads share. */
const [anchorReal, anchorShown, speed] = [0, 1, 2] as const;

interface Timer {
  readonly due: number;
  readonly action: () => void;
}

/** Milliseconds since 1970 on a clock whose parts are in shared memory; other threads read it with this. */
export const shownTime = (parts: Float64Array, real = Date.now()): number => {
  const [realThen = 0, shownThen = 0, rate = 1] = parts;
  return Math.floor(shownThen + (real - realThen) * rate);
};

/**
 * The time of the local cloud: it can be put forward and can run faster than the laptop's. Timers go by it, and so
 * do certificates, tokens and `Date` in functions.
 */
export class Clock {
  /** The clock as other threads read it, with `shownTime`. */
  readonly parts = new Float64Array(new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT));
  readonly #timers = new Set<Timer>();
  #alarm: NodeJS.Timeout | undefined;

  /** @param rate how many seconds pass in one of the laptop's */
  constructor(rate = 1) {
    this.#anchor(Date.now(), rate);
  }

  /** Milliseconds since 1970. */
  now(): number {
    return shownTime(this.parts);
  }

  date(): Date {
    return new Date(this.now());
  }

  /** How many seconds pass in one of the laptop's. */
  get rate(): number {
    return this.parts[speed] ?? 1;
  }

  set rate(rate: number) {
    this.#anchor(this.now(), rate);
    this.#arm();
  }

  /** Puts the clock forward; timers that come due go off in their order. */
  advance(milliseconds: number): void {
    this.#anchor(this.now() + milliseconds, this.rate);
    this.#goOff();
  }

  /**
   * Does something after a time on this clock.
   * @returns calls it off
   */
  after(milliseconds: number, action: () => void): () => void {
    const timer = { due: this.now() + milliseconds, action };
    this.#timers.add(timer);
    this.#arm();
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Lets no timer go off any more. */
  stop(): void {
    this.#timers.clear();
    clearTimeout(this.#alarm);
  }

  #anchor(shown: number, rate: number): void {
    this.parts[anchorReal] = Date.now();
    this.parts[anchorShown] = shown;
    this.parts[speed] = rate;
  }

  #next(): Timer | undefined {
    return [...this.#timers].toSorted((one, other) => one.due - other.due)[0];
  }

  #arm(): void {
    clearTimeout(this.#alarm);
    const next = this.#next();
    if (!next) return;
    const wait = Math.min((next.due - this.now()) / this.rate, 2 ** 31 - 1);
    this.#alarm = setTimeout(() => {
      this.#goOff();
    }, wait).unref();
  }

  #goOff(): void {
    for (let next = this.#next(); next && next.due <= this.now(); next = this.#next()) {
      this.#timers.delete(next);
      next.action();
    }
    this.#arm();
  }
}
