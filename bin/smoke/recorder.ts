import { readMessage } from '../shared/read-message.ts';

/** One thing that was tried, and what came of it. */
export interface Step {
  readonly name: string;
  readonly holds: boolean;
  /** What was seen, or why it does not hold. */
  readonly detail: string;
  readonly seconds: number;
}

/** What a step did not find as it has to be. */
export class Unexpected extends Error {}

/** Keeps what came of each step. */
export class Recorder {
  readonly #steps: Step[] = [];
  readonly #onStep: (step: Step) => void;

  /** @param onStep hears of each step when it is over */
  constructor(onStep: (step: Step) => void = () => undefined) {
    this.#onStep = onStep;
  }

  /** Every step so far. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  /**
   * Does a step, and keeps what came of it.
   * @param run does it; gives its result, and what was seen
   * @throws what `run` throws, after it was kept
   */
  async step<Result>(name: string, run: () => Promise<readonly [Result, string]>): Promise<Result> {
    const start = performance.now();
    const keep = (holds: boolean, detail: string): void => {
      const step = { name, holds, detail, seconds: Math.round(performance.now() - start) / 1000 };
      this.#steps.push(step);
      this.#onStep(step);
    };
    try {
      const [result, detail] = await run();
      keep(true, detail);
      return result;
    } catch (error) {
      keep(false, readMessage(error));
      throw error;
    }
  }
}
