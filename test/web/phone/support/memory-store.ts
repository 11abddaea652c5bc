import * as v from 'valibot';
import { StorageUnavailable, type PhoneStore } from '../../../../web/phone/store/phone-store.ts';
import {
  findReplaced,
  isAhead,
  RecordSchema,
  type PhoneRecord,
} from '../../../../web/phone/store/records.ts';

/** The phone's records in memory: copied and read as IndexedDB copies and the page reads them. */
export class MemoryStore implements PhoneStore {
  readonly #records = new Map<string, unknown>();
  #isFull = false;

  all(): Promise<readonly PhoneRecord[]> {
    const found = [...this.#records.values()].map((record) => v.parse(RecordSchema, structuredClone(record)));
    return Promise.resolve(found.toSorted((one, other) => other.startedAt - one.startedAt));
  }

  write(record: PhoneRecord): Promise<void> {
    if (this.#isFull) return Promise.reject(new StorageUnavailable('QuotaExceededError'));
    const stored = this.#records.get(record.orderId);
    if (isAhead(stored, record)) return Promise.resolve();
    this.#records.set(record.orderId, structuredClone(record));
    const replaced = findReplaced(record);
    if (replaced !== undefined) this.#records.delete(replaced);
    return Promise.resolve();
  }

  remove(orderId: string): Promise<void> {
    this.#records.delete(orderId);
    return Promise.resolve();
  }

  /** From now on nothing can be written. */
  fill(): void {
    this.#isFull = true;
  }

  /** There is room again. */
  clear(): void {
    this.#isFull = false;
  }
}
