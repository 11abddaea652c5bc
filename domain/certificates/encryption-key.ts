import * as v from 'valibot';
import { id, describe, moment, serial } from '../schema-parts.ts';

/** A key pair for encryption that KMS made. Its private half is stored encrypted, and nowhere else. */
const SealedKeySchema = v.object({
  keyId: v.string(),
  /** The private key, encrypted by KMS with user, mobile ID and key id as context; base64. */
  ciphertext: v.string(),
  createdAt: moment,
});

/** The key of an order's encryption certificate, from before the certificate is asked for. */
export const OrderKeySchema = v.object({
  ...SealedKeySchema.entries,
  /** Signed by the private key while KMS's answer was in memory; PEM. */
  certificateRequest: v.string(),
});

/** One item of the encryption keys table: a key with the certificate that others encrypt to. */
export const RecoverableKeySchema = v.object({
  ...SealedKeySchema.entries,
  userId: v.string(),
  mobileId: v.string(),
  orderId: v.string(),
  pem: v.string(),
  serial: v.string(),
});

/** What a recovered key is for: the order's own certificate, or reading what came before it. */
export const keyUses = ['new', 'earlier'] as const;

/** A key as an order holds it for its phone. */
export const RecoveredKeySchema = v.object({
  keyId: v.string(),
  use: v.picklist(keyUses),
  pem: v.string(),
  serial: v.string(),
  /** The private key, encrypted to the transport key of the order's phone. */
  jwe: v.string(),
});

/** A key as its phone gets it. */
export const HandedKeySchema = v.strictObject({
  keyId: id,
  use: describe(
    v.picklist(keyUses),
    'Of the encryption certificate of this order, or only for reading what came before it.',
  ),
  pem: describe(v.string(), 'The certificate of the key.'),
  serial,
  jwe: describe(
    v.string(),
    'The private key as JWK, with `kid` and `serial`: compact JWE, ECDH-ES+A256KW and A256GCM.',
  ),
});

/** The type of key that KMS makes, in its own words: P-256, as phones make theirs. */
export const keyPairSpec = 'ECC_NIST_P256';

/** What a ciphertext is bound to: KMS opens it for exactly this. Ids only, since CloudTrail shows them. */
export const keyContextNames = ['userId', 'mobileId', 'keyId'] as const;

export type KeyContext = Pick<RecoverableKey, (typeof keyContextNames)[number]>;

export type RecoverableKey = v.InferOutput<typeof RecoverableKeySchema>;
export type RecoveredKey = v.InferOutput<typeof RecoveredKeySchema>;
