/** Says on a terminal how far a long work is, in one line that is written anew; elsewhere it says nothing. */
export class Progress {
  readonly #stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  readonly #what: string;
  #shownAt = -Infinity;

  /** @param what is counted, such as `people` */
  constructor(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>, what: string) {
    this.#stream = stream;
    this.#what = what;
  }

  /**
   * @param done how many
   * @param part of all, 0 to 1, where that is known
   */
  show(done: number, part?: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#shownAt < 100) return;
    this.#shownAt = now;
    this.#write(`${bar(part)}${done.toLocaleString('en')} ${this.#what}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#stream.isTTY) this.#write('');
  }

  #write(text: string): void {
    this.#stream.write(`\r\u001b[2K${text}`);
  }
}

const width = 30;

const bar = (part: number | undefined): string => {
  if (part === undefined) return '';
  const full = Math.round(Math.min(1, part) * width);
  return `[${'='.repeat(full)}${' '.repeat(width - full)}] ${Math.floor(Math.min(1, part) * 100)
    .toString()
    .padStart(3)} %  `;
};
