import { compactVerify, decodeProtectedHeader, errors, importX509 } from 'jose';
import * as v from 'valibot';
import type { HttpEvent } from '../../api/request.ts';
import { Unauthorized } from '../../domain/failures/errors.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import type { Dependencies } from '../runtime/dependencies.ts';

/**
 * The proof that a phone has the key of its mobile ID: a signature over when it was made (JWS compact, RFC 7515).
 * @throws {Unauthorized} there is none
 */
export const readProof = (event: HttpEvent): string => {
  const proof = /^Bearer ([\w-]{1,512}\.[\w-]{1,512}\.[\w-]{1,1024})$/i.exec(
    event.headers['authorization'] ?? '',
  )?.[1];
  if (proof === undefined) throw new Unauthorized();
  return proof;
};

/** A mobile ID whose phone has shown that it has the authentication key. */
export interface ProvenMobileId {
  readonly mobileId: MobileId;
  readonly claims: ProofClaims;
}

type Stores = Pick<Dependencies, 'publicKeys' | 'mobileIds' | 'now'>;

/**
 * Finds the mobile ID of the phone that shows a proof of its authentication key. Which key belongs to whom stands in
 * the table of public keys; one that was certified before there was that table is unknown.
 * @throws {Unauthorized} no mobile ID has this key, or the proof is not good: the response is the same
 */
export const findProvenMobileId = async (deps: Stores, token: string): Promise<ProvenMobileId> => {
  const proof = openProof(token);
  const key = await deps.publicKeys.find({ publicKey: proof.kid });
  if (key?.kind !== 'authentication') throw new Unauthorized();
  const mobileIds = await deps.mobileIds.list(key.userId);
  const mobileId = mobileIds.find(({ orderId }) => orderId === key.orderId);
  const certificate = mobileId?.certificates.authentication;
  if (!mobileId || !certificate) throw new Unauthorized();
  return { mobileId, claims: await verifyProof(proof, certificate.pem, deps.now()) };
};

/** A mobile ID whose phone has signed a challenge, which nobody has used up yet. */
export interface ChallengedMobileId {
  readonly mobileId: MobileId;
  readonly challenge: string;
}

/**
 * The same for a proof that has to carry a challenge. Whether that is still good is known once it is used up, by
 * `useChallengePart` in the transaction with what the proof is for.
 * @throws {Unauthorized} the same, or the proof carries no challenge
 */
export const findChallengedMobileId = async (deps: Stores, token: string): Promise<ChallengedMobileId> => {
  const { mobileId, claims } = await findProvenMobileId(deps, token);
  if (claims.nonce === undefined) throw new Unauthorized();
  return { mobileId, challenge: claims.nonce };
};

/** What tells such a signature from any other that the same key makes (RFC 8725 section 3.11). */
const proofType = 'mobile-id-proof+jwt';

/** How many seconds a proof is good for, and how far a phone's clock may be off. */
const proofAge = 300;

const HeaderSchema = v.object({
  typ: v.literal(proofType),
  alg: v.picklist(['ES256', 'ES384', 'RS256', 'PS256']),
  /** SHA-256 of the DER SubjectPublicKeyInfo, base64url. */
  kid: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});

const ClaimsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    /** When it was made, in seconds since 1970. */
    iat: v.number(),
    /** A challenge of this service, so that the proof can't be older. */
    nonce: v.optional(v.string()),
  }),
);

/** What a proof says; its signature is good. */
type ProofClaims = v.InferOutput<typeof ClaimsSchema>;

/** A proof whose signature nobody has looked at yet. */
interface Proof extends v.InferOutput<typeof HeaderSchema> {
  readonly token: string;
}

/**
 * Which key a proof is said to be of.
 * @throws {Unauthorized} it is no proof
 */
const openProof = (token: string): Proof => {
  try {
    return { ...v.parse(HeaderSchema, decodeProtectedHeader(token)), token };
  } catch {
    throw new Unauthorized();
  }
};

/**
 * Holds a proof against the certificate of the key.
 * @param pem the certificate
 * @throws {Unauthorized} another key signed it, or not now
 */
const verifyProof = async ({ token, alg }: Proof, pem: string, now: Date): Promise<ProofClaims> => {
  try {
    const { payload } = await compactVerify(token, await importX509(pem, alg), { algorithms: [alg] });
    const claims = v.parse(ClaimsSchema, new TextDecoder().decode(payload));
    if (Math.abs(now.getTime() / 1000 - claims.iat) > proofAge) throw new Unauthorized();
    return claims;
  } catch (error) {
    throw isOfTheProof(error) ? new Unauthorized() : error;
  }
};

const isOfTheProof = (error: unknown): boolean =>
  error instanceof errors.JOSEError || error instanceof v.ValiError || error instanceof TypeError;
