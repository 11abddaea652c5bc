import type { Links } from '../link.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import { isInstalled, isOverdue, type PhoneRecord } from '../store/records.ts';
import { endsLink, endsRecord, type Trouble } from '../trouble.ts';

/**
 * Keeps what a second try after a trouble needs, and nothing more.
 * @param record of the order that it is about
 * @returns the record, where it is still there
 * @throws {StorageUnavailable}
 */
export const tidyUp = async (
  { links, store }: { readonly links: Links; readonly store: PhoneStore },
  trouble: Trouble,
  record: PhoneRecord | undefined,
): Promise<PhoneRecord | undefined> => {
  if (endsLink(trouble)) links.forget();
  else if (record?.step === 'prepared') links.keep(record);
  if (!record || !endsRecord(trouble)) return record;
  await store.remove(record.orderId);
  return undefined;
};

/**
 * Removes a record with its keys, and with it an order on its way that would renew it.
 * @throws {StorageUnavailable}
 */
export const removeRecord = async (store: PhoneStore, { orderId }: PhoneRecord): Promise<void> => {
  const records = await store.all();
  const renewals = records.filter((one) => one.renews?.orderId === orderId && !isInstalled(one));
  for (const each of [orderId, ...renewals.map((renewal) => renewal.orderId)]) await store.remove(each);
};

/**
 * Removes what was handed over and is over its time: keys that can be copied stay no longer than was said, whichever
 * order the phone goes on with.
 * @param now milliseconds since 1970, by the service's clock
 * @param current what it goes on with, which says itself that its time is over
 * @throws {StorageUnavailable}
 */
export const removeOverdue = async (
  store: PhoneStore,
  now: number,
  current: PhoneRecord | undefined,
): Promise<void> => {
  for (const record of await store.all())
    if (record.step === 'handing-over' && record.orderId !== current?.orderId && isOverdue(record, now))
      await store.remove(record.orderId);
};
