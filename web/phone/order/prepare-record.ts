import type * as v from 'valibot';
import type { SubmitActivationBody } from '../../../api/phone-schemas.ts';
import type { KeyStore } from '../../../domain/certificates/certificate-kinds.ts';
import { makePhoneSecret, makeTransportKey, requestKey } from '../keys/phone-keys.ts';
import type { ActivationLink } from '../link.ts';
import type { Activation } from '../protocol/responses.ts';
import type { Prepared, Renews } from '../store/records.ts';

/** What a user says yes to. */
export interface Acceptance {
  readonly link: ActivationLink;
  readonly activation: Activation;
  /** What the user calls this phone. */
  readonly phoneName: string;
  /** Where the keys will be. */
  readonly store: KeyStore;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** What it renews, if anything. */
  readonly renews?: Renews | undefined;
}

/** Makes the keys of an order, and the request that uses its activation code up; nothing is sent yet. */
export const prepareRecord = async (accepted: Acceptance): Promise<Prepared> => {
  const { link, activation, phoneName, store, startedAt, renews } = accepted;
  const { kinds, challenge, orderId, labels } = activation;
  const asked = kinds.filter(({ keyTypes }) => keyTypes.length > 0);
  const isExtractable = store === 'system';
  // What will make the files is here before the code is used.
  if (isExtractable) await import('../system-store/handed-files.ts');
  const requested = await Promise.all(
    asked.map(({ kind }) => requestKey({ kind, challenge, isExtractable })),
  );
  const transportKey = await makeTransportKey();
  const { secret, hash } = await makePhoneSecret();
  const body: v.InferOutput<typeof SubmitActivationBody> = {
    phoneName,
    certificateRequests: requested.map(({ key: { kind }, csr }) => ({ kind, csr })),
    transportKey: transportKey.publicKey,
    phoneSecretHash: hash,
    store,
  };
  return {
    step: 'prepared',
    ...{ orderId, labels, phoneName, store, code: link.code, startedAt, renews },
    kinds: kinds.map(({ kind }) => kind),
    body: JSON.stringify(body),
    keys: requested.map(({ key }) => key),
    transportKey: transportKey.privateKey,
    phoneSecret: secret,
  };
};
