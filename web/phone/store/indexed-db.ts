import * as v from 'valibot';
import { retry } from '../../shared/retry.ts';
import { StorageUnavailable, type PhoneStore } from './phone-store.ts';
import { findReplaced, isAhead, RecordSchema, type PhoneRecord } from './records.ts';

type Ask = (records: IDBObjectStore) => IDBRequest;

const databaseName = 'get-mobile-id';
const storeName = 'records';

/**
 * The phone's records in IndexedDB, which takes CryptoKey handles as they are: a key that can't be extracted
 * stays so (https://www.w3.org/TR/webcrypto-2/#concepts-key-storage).
 */
export class IndexedDbStore implements PhoneStore {
  #opening: Promise<IDBDatabase> | undefined;

  async all(): Promise<readonly PhoneRecord[]> {
    const found = await this.#use('readonly', (records) => records.getAll());
    return v.parse(v.array(v.unknown()), found).flatMap(parseRecord).toSorted(newestFirst);
  }

  async write(record: PhoneRecord): Promise<void> {
    await this.#use('readwrite', (records) => {
      const stored = records.get(record.orderId);
      stored.onsuccess = () => {
        if (isAhead(stored.result, record)) return;
        records.put(record);
        const replaced = findReplaced(record);
        if (replaced !== undefined) records.delete(replaced);
      };
      return stored;
    });
  }

  async remove(orderId: string): Promise<void> {
    await this.#use('readwrite', (records) => records.delete(orderId));
  }

  /**
   * Makes one request, and once more on a new connection: browsers lose theirs while a page sleeps, and Safari's may
   * fail without a reason (https://bugs.webkit.org/show_bug.cgi?id=197050).
   */
  async #use(mode: IDBTransactionMode, ask: Ask): Promise<unknown> {
    const reconnect = async (): Promise<void> => {
      await this.#close();
    };
    try {
      return await retry(2, reconnect, () => this.#request(mode, ask));
    } catch (error) {
      await this.#close();
      throw new StorageUnavailable('IndexedDB is not available', { cause: error });
    }
  }

  /** Makes one request in a transaction of its own, and waits until that is on disk. */
  async #request(mode: IDBTransactionMode, ask: Ask): Promise<unknown> {
    // Strict: a request must not be on its way to the service while its keys are only in memory.
    const transaction = (await this.#open()).transaction(storeName, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(storeName));
    await waitForEnd(transaction);
    return request.result;
  }

  async #close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    try {
      (await opening)?.close();
    } catch {
      // It was never open.
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= openDatabase().then((database) => {
      // A later version of the page, in another window, must not wait for this one.
      database.onversionchange = () => {
        database.close();
        this.#opening = undefined;
      };
      database.onclose = () => {
        this.#opening = undefined;
      };
      return database;
    });
    return this.#opening;
  }
}

/** How long a browser may take to open the database, in milliseconds. */
const patience = 5000;

/** Safari may never answer (https://bugs.webkit.org/show_bug.cgi?id=226547): then, too, it is tried again. */
const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 1);
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('no answer', 'TimeoutError'));
    }, patience);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { keyPath: 'orderId' });
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(toError(request));
    };
    request.onblocked = () => {
      clearTimeout(timer);
      reject(new DOMException('another window has it', 'AbortError'));
    };
  });
  return opening.catch((error: unknown) => {
    closeLate(request);
    throw error;
  });
};

// Nobody would use it, and it would stand in the way of a later version.
const closeLate = (request: IDBOpenDBRequest): void => {
  request.onsuccess = () => {
    request.result.close();
  };
};

const waitForEnd = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(toError(transaction));
    };
  });

const toError = ({ error }: { readonly error: DOMException | null }): Error =>
  error ?? new DOMException('no reason given', 'UnknownError');

// A record that another version of the page wrote, and this one can't read, stays where it is.
const parseRecord = (item: unknown): readonly PhoneRecord[] => {
  const { success, output } = v.safeParse(RecordSchema, item);
  return success ? [output] : [];
};

const newestFirst = (one: PhoneRecord, other: PhoneRecord): number => other.startedAt - one.startedAt;
