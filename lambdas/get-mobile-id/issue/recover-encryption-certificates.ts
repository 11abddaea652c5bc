import type { RecoverableKey, RecoveredKey } from '../../../domain/certificates/encryption-key.ts';
import { EncryptionKeyWrong } from '../../../domain/failures/process-errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { keepEncryptionKey, listEncryptionKeys } from '../../aws/tables/encryption-keys.ts';
import { missing } from '../../aws/tables/expressions.ts';
import { loadIssuingOrder, writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { requireAllCertificates } from '../orders/require-all-certificates.ts';
import { openKey, readTransportKey, sealKey } from './recovered-key.ts';

type Deps = Pick<Dependencies, 'orders' | 'encryptionKeys' | 'keyVault' | 'log'>;

/** How many earlier keys an order carries: with their certificates they take half of what an item holds. */
export const maxEarlierKeys = 64;

/**
 * Gives the phone of an order its new encryption key and its user's earlier ones, each encrypted to the
 * phone's transport key: all of them or none. The new one is kept for later phones.
 * @throws {CertificatesIncomplete} so nobody gets a key for a mobile ID that can't come to be
 * @throws {EncryptionKeyWrong} a key does not fit its certificate: an alarm rings
 * @throws {OrderEnded} @throws {WrongStep} @throws {LostRace}
 */
export const recoverEncryptionCertificates = async (
  deps: Deps,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadIssuingOrder(deps, orderId);
  requireAllCertificates(order);
  // Found or written: a run that broke off after the write has not told the audit trail.
  const { recoveredKeys = [] } = order.recoveredKeys ? order : await recoverKeys(deps, order);
  for (const { keyId, serial } of recoveredKeys)
    deps.log.info('encryption-key-recovered', { orderId, keyId, serial });
};

const recoverKeys = async (deps: Deps, order: Order): Promise<Order> => {
  const newKey = toRecoverableKey(order);
  const earlier = await listEarlierKeys(deps, order, newKey);
  if (!newKey && earlier.length === 0) return order;
  const receiver = { orderId: order.orderId, transportKey: readTransportKey(order) };
  const recoveredKeys: RecoveredKey[] = [];
  for (const key of newKey ? [newKey, ...earlier] : earlier)
    recoveredKeys.push(await recover(deps, receiver, key, key === newKey ? 'new' : 'earlier'));
  if (newKey) await keepEncryptionKey(deps, newKey);
  const changes = { set: { recoveredKeys }, when: [missing('recoveredKeys')] } as const;
  return writeDuring(deps, order.orderId, 'issuing', changes);
};

const toRecoverableKey = (order: Order): RecoverableKey | undefined => {
  const { orderId, userId, mobileId, encryptionKey, certificates } = order;
  const issued = certificates.encryption?.issued;
  if (!encryptionKey || !issued) return undefined;
  const { keyId, ciphertext, createdAt } = encryptionKey;
  return { orderId, userId, mobileId, keyId, ciphertext, createdAt, pem: issued.pem, serial: issued.serial };
};

// The new key is among the kept ones when an earlier run of the step broke off.
const listEarlierKeys = async (
  deps: Pick<Deps, 'encryptionKeys' | 'log'>,
  { orderId, userId }: Order,
  newKey: RecoverableKey | undefined,
): Promise<readonly RecoverableKey[]> => {
  const kept = await listEncryptionKeys(deps, userId);
  const earlier = kept.filter(({ keyId }) => keyId !== newKey?.keyId);
  const leftOut = earlier.splice(maxEarlierKeys).map(({ serial }) => serial);
  if (leftOut.length > 0)
    deps.log.alarm('encryption-keys-left-out', 'EncryptionKeysLeftOut', {
      orderId,
      detail: leftOut.join(' '),
    });
  return earlier;
};

/** The phone that keys are encrypted to, and the order that it stands in. */
interface Receiver {
  readonly orderId: string;
  readonly transportKey: ReturnType<typeof readTransportKey>;
}

const recover = async (
  { keyVault, log }: Deps,
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
