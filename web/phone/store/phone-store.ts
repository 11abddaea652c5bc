import type { PhoneRecord } from './records.ts';

/** Where the phone keeps its records, one for each order. */
export interface PhoneStore {
  /** Every record that this version of the page can read, the newest first. */
  all(): Promise<readonly PhoneRecord[]>;
  /**
   * Writes a record in the place of the one before, unless that is of a later step; it is on disk when this ends. A
   * mobile ID that renews another one takes the place of that at the same moment.
   */
  write(record: PhoneRecord): Promise<void>;
  /** Removes the record of an order, and its keys with it. */
  remove(orderId: string): Promise<void>;
}

/** The browser keeps storage from this page, as private windows of some do. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
