import { createPrivateKey, randomUUID } from 'node:crypto';
import type { EncryptionKeyVault, MadeKey } from '../../aws/services/encryption-key-vault.ts';
import { missing } from '../../aws/tables/expressions.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { isRecoverable, type Order } from '../../../domain/order/order.ts';
import { signedCertificateRequest } from './signed-certificate-request.ts';

/** What making an encryption key works with. */
export interface EncryptionKeyDependencies {
  readonly orders: OrderStore;
  readonly keyVault: EncryptionKeyVault;
  readonly now: () => Date;
}

/**
 * Gives an order the key of its encryption certificate, where that has to be one that can be recovered: KMS
 * makes it, and ciphertext and certificate request come into the order in one write, before the certificate
 * is asked for. So a step that starts again finds the key and makes no second one.
 * @returns the order as it is now
 * @throws {LostRace} another run of the step was faster @throws {OrderEnded} @throws {WrongStep}
 */
export const withEncryptionKey = async (
  { orders, keyVault, now }: EncryptionKeyDependencies,
  order: Order,
  kind: CertificateKind,
): Promise<Order> => {
  if (!isRecoverable(order, kind) || order.encryptionKey) return order;
  const { orderId, userId, mobileId } = order;
  const keyId = randomUUID();
  const made = await keyVault.make({ userId, mobileId, keyId });
  const certificateRequest = requestFor(made, keyId);
  const encryptionKey = {
    keyId,
    ciphertext: made.ciphertext,
    createdAt: now().toISOString(),
    certificateRequest,
  };
  return orders.writeDuring(orderId, 'issuing', { set: { encryptionKey } }, missing('encryptionKey'));
};

/** Signs the request, the one thing that the private key is needed for, and wipes the key. */
const requestFor = ({ publicKey, privateKey: der }: MadeKey, keyId: string): string => {
  try {
    // A view of the same bytes, no copy that would stay behind.
    const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    return signedCertificateRequest({ publicKey, privateKey }, keyId);
  } finally {
    der.fill(0);
  }
};
