import type { FunctionWorker } from './function-worker.ts';

/** What a laptop bears of one function. In AWS, more than a thousand run at once. */
const mostWorkers = 10;

/** The instances of one function: as many as there are events at once, kept for the next. */
export class FunctionPool {
  readonly #start: () => FunctionWorker;
  readonly #seconds: number;
  readonly #waiting: (() => void)[] = [];
  #workers: FunctionWorker[] = [];
  #running = 0;
  #stopped = false;

  /**
   * @param start of a new instance
   * @param seconds that the function may take
   */
  constructor(start: () => FunctionWorker, seconds: number) {
    this.#start = start;
    this.#seconds = seconds;
  }

  /**
   * Has an instance handle an event; waits for one when too many are busy.
   * @param payload the event, as JSON
   * @returns the result, as JSON
   * @throws {FunctionError} the function failed
   */
  async invoke(payload: string): Promise<string> {
    await this.#turn();
    try {
      return await this.#free().run(payload, this.#seconds);
    } finally {
      this.#next();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }

  async #turn(): Promise<void> {
    if (this.#running === mostWorkers)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    else this.#running += 1;
  }

  /** A turn goes from one to the next without being free in between. */
  #next(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }

  #free(): FunctionWorker {
    if (this.#stopped) throw new Error('The local cloud has stopped');
    this.#workers = this.#workers.filter(({ usable }) => usable);
    const found = this.#workers.find(({ free }) => free);
    if (found) return found;
    const started = this.#start();
    this.#workers.push(started);
    return started;
  }
}
