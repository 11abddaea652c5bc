import type { Callback, Item, Store } from 'dynalite';
import db from 'dynalite/db/index.js';
import { ServiceError } from '../aws/service-error.ts';
import { emptyIndexKey } from './empty-keys.ts';
import { SortedItems } from './sorted-items.ts';
import type { TableDefinition } from './table-definition.ts';

/** A write that counts: an item of a table as it was, and as it is from then on; undefined for none. */
export interface ItemChange {
  readonly table: TableDefinition;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** What is written together, and how it is taken back. */
interface Writing {
  readonly undo: (() => void)[];
  readonly changes: ItemChange[];
}

/** Tables, their items and their indexes, in memory. */
export class MemoryStore implements Store {
  readonly options = { maxItemSize: db.MAX_SIZE };
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly #items = new Map<string, SortedItems>();
  /** Each item of the tables as it was before its last write. */
  readonly #earlier = new Map<string, SortedItems>();
  readonly #onChange: (change: ItemChange) => void;
  #writing: Writing | undefined;

  /** @param onChange hears of each write to a table once nothing can take it back any more */
  constructor(tables: readonly TableDefinition[], onChange: (change: ItemChange) => void = () => undefined) {
    this.#onChange = onChange;
    this.tables = new Map(tables.map((table) => [table.TableName, table]));
  }

  /** @throws {ServiceError} ResourceNotFoundException */
  table(name: string): TableDefinition {
    const table = this.tables.get(name);
    if (table) return table;
    throw new ServiceError('ResourceNotFoundException', 'Requested resource not found');
  }

  getTable(name: string, callback: Callback<TableDefinition>): void {
    callback(null, this.table(name));
  }

  getItemDb(table: string): SortedItems {
    return this.#at(table);
  }

  getIndexDb(_type: string, table: string, index: string): SortedItems {
    return this.#at(`${table}/${index}`);
  }

  /**
   * The store as a read may see it that is not consistent: each item as it was before its last write. Indexes are as
   * they are.
   * @param isConsistent the tables that are read as they are
   */
  createLaggingView(isConsistent: (table: string) => boolean): Store {
    return {
      options: this.options,
      getTable: (name, callback) => {
        this.getTable(name, callback);
      },
      getItemDb: (table) => (isConsistent(table) ? this.#at(table) : this.#before(table)),
      getIndexDb: (...names) => this.getIndexDb(...names),
    };
  }

  /**
   * The item that has this key, undefined when there is none.
   * @param key attributes of the item, its key among them
   */
  find(table: string, key: Readonly<Record<string, unknown>>): Item | undefined {
    return this.#at(table).find(db.createKey(key, this.table(table)));
  }

  /** Every item of a table, sorted by the hash of its key. */
  all(table: string): Item[] {
    return [...this.#at(table).within({})];
  }

  /** Writes all or, when it throws, nothing; inside of another one, too. */
  atomically(write: () => void): void {
    const outer = this.#writing;
    const writing: Writing = { undo: [], changes: [] };
    this.#writing = writing;
    try {
      write();
    } catch (error) {
      for (const takeBack of writing.undo.reverse()) takeBack();
      throw error;
    } finally {
      this.#writing = outer;
    }
    outer?.undo.push(...writing.undo);
    if (outer) outer.changes.push(...writing.changes);
    else writing.changes.forEach(this.#onChange);
  }

  #at(name: string): SortedItems {
    const table = this.tables.get(name);
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    const items =
      this.#items.get(name) ??
      new SortedItems(
        ({ key, before, after, undo }) => {
          this.#writing?.undo.push(undo);
          if (table) this.#writing?.changes.push({ table, before, after });
          this.#before(name).replace(key, before);
        },
        (item) => emptyIndexKey(indexes, item),
      );
    this.#items.set(name, items);
    return items;
  }

  #before(name: string): SortedItems {
    const items = this.#earlier.get(name) ?? new SortedItems(({ undo }) => this.#writing?.undo.push(undo));
    this.#earlier.set(name, items);
    return items;
  }
}
