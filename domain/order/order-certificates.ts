import type { CertificateKind } from '../certificates/certificate-kinds.ts';
import { listKinds, type Order } from './order.ts';

/** The kinds of an order whose certificate has not been fetched and checked; empty when every one is there. */
export const listMissingKinds = (order: Order): readonly CertificateKind[] =>
  listKinds(order).filter((kind) => order.certificates[kind]?.issued === undefined);

/** The certificates of an order that have been issued and checked, with its kind. */
export const listIssuedCertificates = (order: Order) =>
  listKinds(order).flatMap((kind) => {
    const issued = order.certificates[kind]?.issued;
    return issued ? [{ kind, ...issued }] : [];
  });
