import type { Order } from '../../../domain/order/order.ts';
import type { Log } from '../../runtime/log.ts';

/**
 * Rings an alarm if the phone of an ended order could fetch encryption keys: they are on a phone that did not
 * become a mobile ID, and no revocation takes back what they decrypt. It rings again when clean-up runs again.
 */
export const reportExposedKeys = (log: Log, { orderId, ended, recoveredKeys = [] }: Order): void => {
  if (ended?.from !== 'awaiting-installation' || recoveredKeys.length === 0) return;
  const detail = recoveredKeys.map(({ serial }) => serial).join(' ');
  log.alarm('encryption-keys-exposed', 'EncryptionKeysExposed', { orderId, detail });
};
