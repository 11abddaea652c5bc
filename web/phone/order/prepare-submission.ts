import type * as v from 'valibot';
import type { SubmitActivationBody } from '../../../api/schemas.ts';
import { makePhoneSecret, makeTransportKey, requestKey, type PhoneKey } from '../keys/phone-keys.ts';
import type { Activation } from '../protocol/responses.ts';

/** Everything that a phone makes for one order. */
export interface PreparedSubmission {
  /** What goes to the API, as text. */
  readonly body: string;
  readonly keys: PhoneKey[];
  /** Private half. */
  readonly transportKey: CryptoKey;
  readonly phoneSecret: string;
}

/**
 * Makes the keys of an order, and the request that uses its activation code up.
 * @param phoneName what the user calls this phone
 */
export const prepareSubmission = async (
  { kinds, challenge }: Activation,
  phoneName: string,
): Promise<PreparedSubmission> => {
  const asked = kinds.filter(({ keyTypes }) => keyTypes.length > 0);
  const requested = await Promise.all(asked.map(({ kind }) => requestKey(kind, challenge)));
  const transportKey = await makeTransportKey();
  const { secret, hash } = await makePhoneSecret();
  const body: v.InferOutput<typeof SubmitActivationBody> = {
    phoneName,
    certificateRequests: requested.map(({ key: { kind }, csr }) => ({ kind, csr })),
    transportKey: transportKey.publicKey,
    phoneSecretHash: hash,
  };
  return {
    body: JSON.stringify(body),
    keys: requested.map(({ key }) => key),
    transportKey: transportKey.privateKey,
    phoneSecret: secret,
  };
};
