/** What the phone's user says of the files that they were handed. */
export type HandOverWord = 'installed' | 'not-installed';

/** The phone's user could not install what they were handed. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** The time for installing is over: the service has ended the order, or is about to. */
export class HandOverOver extends Error {
  override readonly name = 'HandOverOver';
}

/** Whoever waits for the user's word, and whoever brings it. */
export class HandOverWords {
  #say: ((word: HandOverWord) => void) | undefined;

  /** @throws the reason of `lost`, when another window takes over */
  readonly hear = (lost: AbortSignal): Promise<HandOverWord> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        reject(lost.reason instanceof Error ? lost.reason : new DOMException('lost', 'AbortError'));
      };
      lost.addEventListener('abort', giveUp);
      this.#say = (word) => {
        lost.removeEventListener('abort', giveUp);
        resolve(word);
      };
    });

  /** Nothing happens where nobody waits for it. */
  say(word: HandOverWord): void {
    this.#say?.(word);
  }
}
