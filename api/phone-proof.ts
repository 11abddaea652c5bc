import { Unauthorized } from '../domain/failures/errors.ts';
import type { HttpEvent } from './request.ts';

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
