import { createHash } from 'node:crypto';
import type { StartKey } from '../../aws/tables/order-starts.ts';
import { idempotencyKeyOf, rawBody, type HttpEvent } from '../../../api/request.ts';

/**
 * The Idempotency-Key of a start with a hash of the body that came with it; undefined without a key.
 * @throws {RequestInvalid}
 */
export const startKeyOf = (event: HttpEvent): StartKey | undefined => {
  const key = idempotencyKeyOf(event);
  if (key === undefined) return undefined;
  return { key, requestHash: createHash('sha256').update(rawBody(event)).digest('base64url') };
};
