import { colorsFor, type Colors } from '../../bin/shared/colors.ts';

/** Prints steps as they are done, each with the seconds since the start. */
export class Steps {
  readonly #stream: NodeJS.WriteStream;
  /** For what this stream is given. */
  readonly colors: Colors;
  readonly #start = performance.now();

  /** @param stream gets colour only if it is a terminal */
  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.colors = colorsFor(stream);
  }

  /** A step is done. */
  readonly done = (step: string): void => {
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(1);
    this.line(`${this.colors.dim(`${seconds.padStart(6)} s`)}  ${step}`);
  };

  line(text: string): void {
    this.#stream.write(`${text}\n`);
  }
}
