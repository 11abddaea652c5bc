import { Readable } from 'node:stream';
import type { Callback, Item, Items, KeyRange, Store, Table } from 'dynalite';
import db from 'dynalite/db/index.js';
import { serviceError } from './service-error.ts';

/** Items sorted by key, read and written at once: nothing else runs between a condition and its write. */
class SortedItems implements Items {
  readonly #items: Map<string, Item>;

  constructor(items: Iterable<readonly [string, Item]> = []) {
    this.#items = new Map(items);
  }

  copy(): SortedItems {
    return new SortedItems(this.#items);
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

  put(key: string, item: Item, callback: Callback<undefined>): void {
    this.#items.set(key, structuredClone(item));
    callback(null);
  }

  del(key: string, callback: Callback<undefined>): void {
    this.#items.delete(key);
    callback(null);
  }

  within({ gt = '', gte = '', lt = '\uffff', lte = '\uffff', reverse = false }: KeyRange): Item[] {
    const keys = [...this.#items.keys()].sort();
    const inside = keys.filter((key) => key > gt && key >= gte && key < lt && key <= lte);
    const items = inside.map((key) => this.find(key)).filter((item) => item !== undefined);
    return reverse ? items.reverse() : items;
  }

  createValueStream(range: KeyRange): Readable {
    return Readable.from(this.within(range));
  }
}

/** Tables, their items and their indexes. */
export class MemoryStore implements Store {
  readonly options = { maxItemSize: db.MAX_SIZE };
  readonly tables: ReadonlyMap<string, Table>;
  #items = new Map<string, SortedItems>();

  constructor(tables: ReadonlyMap<string, Table>) {
    this.tables = tables;
  }

  getTable(name: string, callback: Callback<Table>): void {
    const table = this.tables.get(name);
    if (table) callback(null, table);
    else callback(serviceError('ResourceNotFoundException', { message: 'Requested resource not found' }));
  }

  getItemDb(table: string): SortedItems {
    return this.#at(table);
  }

  getIndexDb(_type: string, table: string, index: string): SortedItems {
    return this.#at(`${table}/${index}`);
  }

  /**
   * The item that has this key, undefined when there is none.
   * @param key attributes of the item, its key among them
   */
  find(table: string, key: Item): Item | undefined {
    const description = this.tables.get(table);
    return description && this.#at(table).find(db.createKey(key, description));
  }

  /** Every item of a table, sorted by the hash of its key. */
  all(table: string): Item[] {
    return this.#at(table).within({});
  }

  /** A store of its own with the same items, to try writes on. */
  copy(): MemoryStore {
    const copy = new MemoryStore(this.tables);
    copy.#items = new Map([...this.#items].map(([name, items]) => [name, items.copy()]));
    return copy;
  }

  /** Takes over every item of a copy. */
  become(copy: MemoryStore): void {
    this.#items = copy.#items;
  }

  #at(name: string): SortedItems {
    const items = this.#items.get(name) ?? new SortedItems();
    this.#items.set(name, items);
    return items;
  }
}
