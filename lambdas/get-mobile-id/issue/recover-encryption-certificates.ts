import type { EncryptionKeyStore } from '../../aws/tables/encryption-key-store.ts';
import type { EncryptionKeyVault } from '../../aws/services/encryption-key-vault.ts';
import { missing } from '../../aws/tables/expressions.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { RecoverableKey, RecoveredKey } from '../../../domain/certificates/encryption-key.ts';
import type { Order } from '../../../domain/order/order.ts';
import { EncryptionKeyWrong } from '../../../domain/failures/process-errors.ts';
import type { Log } from '../../runtime/log.ts';
import { requireAllCertificates } from '../orders/require-all-certificates.ts';
import { loadIssuing } from './issuing-order.ts';
import { openKey, sealKey, transportKeyOf } from './recovered-key.ts';

/** What recovering works with. */
export interface RecoverEncryptionCertificatesDependencies {
  readonly orders: OrderStore;
  readonly encryptionKeys: EncryptionKeyStore;
  readonly keyVault: EncryptionKeyVault;
  readonly log: Log;
}

/** Most earlier keys that an order carries: with their certificates they take half of what an item holds. */
export const mostEarlierKeys = 64;

/**
 * Gives the phone of an order its new encryption key and its user's earlier ones, each encrypted to the
 * phone's transport key: all of them or none. The new one is kept for later phones.
 * @throws {CertificatesIncomplete} so nobody gets a key for a mobile ID that can't come to be
 * @throws {EncryptionKeyWrong} a key does not fit its certificate: an alarm rings
 * @throws {OrderEnded} @throws {WrongStep} @throws {LostRace}
 */
export const recoverEncryptionCertificates = async (
  deps: RecoverEncryptionCertificatesDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadIssuing(deps.orders, orderId);
  requireAllCertificates(order);
  // Found or written: a run that broke off after the write has not told the audit trail.
  const { recoveredKeys = [] } = order.recoveredKeys ? order : await recoverKeys(deps, order);
  for (const { keyId, serial } of recoveredKeys)
    deps.log.info('encryption-key-recovered', { orderId, keyId, serial });
};

const recoverKeys = async (deps: RecoverEncryptionCertificatesDependencies, order: Order): Promise<Order> => {
  const newKey = newKeyOf(order);
  const earlier = await earlierKeys(deps, order, newKey);
  if (!newKey && earlier.length === 0) return order;
  const receiver = { orderId: order.orderId, transportKey: transportKeyOf(order) };
  const recoveredKeys: RecoveredKey[] = [];
  for (const key of newKey ? [newKey, ...earlier] : earlier)
    recoveredKeys.push(await recover(deps, receiver, key, key === newKey ? 'new' : 'earlier'));
  if (newKey) await deps.encryptionKeys.keep(newKey);
  const changes = { set: { recoveredKeys } };
  return deps.orders.writeDuring(order.orderId, 'issuing', changes, missing('recoveredKeys'));
};

const newKeyOf = (order: Order): RecoverableKey | undefined => {
  const { orderId, userId, mobileId, encryptionKey, certificates } = order;
  const issued = certificates.encryption?.issued;
  if (!encryptionKey || !issued) return undefined;
  const { keyId, ciphertext, createdAt } = encryptionKey;
  return { orderId, userId, mobileId, keyId, ciphertext, createdAt, pem: issued.pem, serial: issued.serial };
};

// The new key is among the kept ones when an earlier run of the step broke off.
const earlierKeys = async (
  { encryptionKeys, log }: RecoverEncryptionCertificatesDependencies,
  { orderId, userId }: Order,
  newKey: RecoverableKey | undefined,
): Promise<readonly RecoverableKey[]> => {
  const kept = await encryptionKeys.list(userId);
  const earlier = kept.filter(({ keyId }) => keyId !== newKey?.keyId);
  const leftOut = earlier.splice(mostEarlierKeys).map(({ serial }) => serial);
  if (leftOut.length > 0)
    log.alarm('encryption-keys-left-out', 'EncryptionKeysLeftOut', { orderId, detail: leftOut.join(' ') });
  return earlier;
};

/** The phone that keys are encrypted to, and the order that it stands in. */
interface Receiver {
  readonly orderId: string;
  readonly transportKey: ReturnType<typeof transportKeyOf>;
}

const recover = async (
  { keyVault, log }: RecoverEncryptionCertificatesDependencies,
  { orderId, transportKey }: Receiver,
  key: RecoverableKey,
  use: RecoveredKey['use'],
): Promise<RecoveredKey> => {
  const { keyId, pem, serial } = key;
  try {
    const privateKey = openKey(key, await keyVault.open(key, key.ciphertext));
    return { keyId, use, pem, serial, jwe: await sealKey(privateKey, transportKey) };
  } catch (error) {
    if (error instanceof EncryptionKeyWrong)
      log.alarm('encryption-key-wrong', 'EncryptionKeyWrong', { orderId, keyId, serial });
    throw error;
  }
};
