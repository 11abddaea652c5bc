import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text or of bytes. As base64url it is what the store keeps of a secret that has its strength from chance. */
export const sha256 = (content: string | Uint8Array, encoding: 'hex' | 'base64url'): string =>
  createHash('sha256').update(content).digest(encoding);

/** Whether two texts are the same, in constant time: the time taken says nothing about either. */
export const isSameSecret = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * What each certificate request of an order's phone has to carry, so that nobody can send requests that somebody else
 * signed for another order. Derived, so that nothing is stored: who holds the code may know it, and neither it nor the
 * requests that carry it tell anything about the code (RFC 2104).
 * @returns 64 hexadecimal digits
 */
export const deriveChallenge = (orderId: string, activationCode: string): string =>
  createHmac('sha256', activationCode).update(`certificate-request.${orderId}`).digest('hex');
