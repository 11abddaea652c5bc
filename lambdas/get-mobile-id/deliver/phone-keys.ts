import {
  keyTypes,
  type CertificateKind,
  type KeyType,
} from '../../../domain/certificates/certificate-kinds.ts';
import { isRecoverable, listKinds, type Order } from '../../../domain/order/order.ts';

/** One certificate of an order, and what the phone may make its key of. */
export interface PhoneKey {
  readonly kind: CertificateKind;
  /** Empty where the phone makes no key: a recoverable one comes from KMS. */
  readonly keyTypes: readonly KeyType[];
}

/** The certificates that an order confirmed, with the keys that its phone has to make. */
export const listPhoneKeys = (order: Order): readonly PhoneKey[] =>
  listKinds(order).map((kind) => ({ kind, keyTypes: isRecoverable(order, kind) ? [] : keyTypes }));

/** The kinds for which the phone of an order has to send a certificate signing request. */
export const listPhoneKinds = (order: Order): readonly CertificateKind[] =>
  listPhoneKeys(order)
    .filter(({ keyTypes: allowed }) => allowed.length > 0)
    .map(({ kind }) => kind);
