interface Timer {
  readonly due: number;
  readonly action: () => void;
}

// The memory that threads share: how often the clock was set, then what it was set to, for odd times and for even ones.
const slotSize = 3;

const findSlot = (setting: number): number => 1 + (setting % 2) * slotSize;

/**
 * Milliseconds since 1970 on a clock whose parts are in shared memory; other threads read it with this. A setting that is
 * being written is not read.
 */
export const shownTime = (parts: Float64Array, real = Date.now()): number => {
  for (;;) {
    const [setting = 0] = parts;
    const start = findSlot(setting);
    const [realThen = 0, shownThen = 0, rate = 1] = parts.subarray(start, start + slotSize);
    if (parts[0] === setting) return Math.floor(shownThen + (real - realThen) * rate);
  }
};

/**
 * The time of the local cloud: it can be put forward and can run faster than the laptop's. Timers go by it, and so
 * do certificates, tokens and `Date` in functions.
 */
export class Clock {
  /** The clock as other threads read it, with `shownTime`. */
  readonly parts = new Float64Array(
    new SharedArrayBuffer((1 + 2 * slotSize) * Float64Array.BYTES_PER_ELEMENT),
  );
  readonly #timers = new Set<Timer>();
  #alarm: NodeJS.Timeout | undefined;
  #rate: number;
  #atWork = 0;

  /** @param rate how many seconds pass in one of the laptop's */
  constructor(rate = 1) {
    this.#rate = rate;
    this.#anchor(Date.now());
  }

  /** Milliseconds since 1970. */
  now(): number {
    return shownTime(this.parts);
  }

  date(): Date {
    return new Date(this.now());
  }

  /** How many seconds pass in one of the laptop's, while nothing is at work. */
  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = rate;
    this.#changePace();
  }

  /**
   * Does some work, during which this clock is no faster than the laptop's: work gets no faster when the clock does, and
   * on a slow machine everything would come too late.
   */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#atWork += 1;
    if (this.#atWork === 1) this.#changePace();
    try {
      return await work();
    } finally {
      this.#atWork -= 1;
      if (this.#atWork === 0) this.#changePace();
    }
  }

  /** Puts the clock forward; timers that come due go off in their order. */
  advance(milliseconds: number): void {
    this.#anchor(this.now() + milliseconds);
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

  get #pace(): number {
    return this.#atWork > 0 ? Math.min(this.#rate, 1) : this.#rate;
  }

  #changePace(): void {
    this.#anchor(this.now());
    this.#arm();
  }

  #anchor(shown: number): void {
    const setting = (this.parts[0] ?? 0) + 1;
    this.parts.set([Date.now(), shown, this.#pace], findSlot(setting));
    this.parts[0] = setting;
  }

  #next(): Timer | undefined {
    return [...this.#timers].toSorted((one, other) => one.due - other.due)[0];
  }

  #arm(): void {
    clearTimeout(this.#alarm);
    const next = this.#next();
    if (!next) return;
    const wait = Math.min((next.due - this.now()) / this.#pace, 2 ** 31 - 1);
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
