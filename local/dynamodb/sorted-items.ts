import { Readable } from 'node:stream';
import type { Callback, Item, Items, KeyRange } from 'dynalite';
import { SortedKeys } from './sorted-keys.ts';

type Attributes = Readonly<Record<string, Item[string] | undefined>>;

/** What was written. */
export interface ItemWrite {
  readonly key: string;
  /** The item as it was, undefined when there was none. */
  readonly before: Item | undefined;
  /** The item from now on, undefined when there is none. */
  readonly after: Item | undefined;
  /** Takes the write back. */
  readonly undo: () => void;
}

/**
 * Items sorted by key, read and written at once: nothing else runs between a condition and its write. A stored
 * item is never changed, only replaced, so what was read may be kept.
 */
export class SortedItems implements Items {
  readonly #items = new Map<string, Item>();
  readonly #keys = new SortedKeys();
  readonly #written: (write: ItemWrite) => void;
  readonly #refusalOf: (item: Attributes) => Error | null;

  /**
   * @param written hears of each write
   * @param refusalOf why an item may not be written
   */
  constructor(
    written: (write: ItemWrite) => void,
    refusalOf: (item: Attributes) => Error | null = () => null,
  ) {
    this.#written = written;
    this.#refusalOf = refusalOf;
  }

  get size(): number {
    return this.#items.size;
  }

  lock(_key: string, locked: (release: <Done>(callback: Done) => Done) => void): void {
    locked((callback) => callback);
  }

  find(key: string): Item | undefined {
    return this.#items.get(key);
  }

  get(key: string, callback: Callback<Item | undefined>): void {
    callback(null, this.find(key));
  }

  put(key: string, item: Attributes, callback: Callback<undefined>): void {
    const refusal = this.#refusalOf(item);
    if (refusal) {
      callback(refusal);
      return;
    }
    const present = Object.entries(item).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
    this.replace(key, structuredClone(Object.fromEntries(present)));
    callback(null);
  }

  del(key: string, callback: Callback<undefined>): void {
    this.replace(key, undefined);
    callback(null);
  }

  /** Puts an item in the place of another one, or takes it away; nobody may change it from then on. */
  replace(key: string, item: Item | undefined): void {
    const before = this.find(key);
    this.#set(key, item);
    this.#written({
      key,
      before,
      after: item,
      undo: () => {
        this.#set(key, before);
      },
    });
  }

  /** The items of a range, each as it is when it is asked for. */
  *within(range: KeyRange): Generator<Item> {
    for (const key of this.#keys.within(range)) {
      const item = this.find(key);
      if (item) yield item;
    }
  }

  createValueStream(range: KeyRange): Readable {
    return Readable.from(this.within(range));
  }

  #set(key: string, item: Item | undefined): void {
    const known = this.#items.has(key);
    if (item && !known) this.#keys.add(key);
    if (!item && known) this.#keys.delete(key);
    if (item) this.#items.set(key, item);
    else this.#items.delete(key);
  }
}
