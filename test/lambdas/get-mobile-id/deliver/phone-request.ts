import { createHash } from 'node:crypto';
import type { CertificateKind } from '../../../../domain/certificates/certificate-kinds.ts';
import { csrFor, secrets } from '../../../support/orders.ts';
import { keyPair } from '../../../support/x509/keys.ts';

const { kty, crv, x, y } = keyPair('P-256', 'transport').publicKey.export({ format: 'jwk' });

/** Certificate signing requests of one phone, as it sends them. */
export const requestsFor = (...kinds: readonly CertificateKind[]) =>
  kinds.map((kind) => ({ kind, csr: csrFor(kind) }));

/** What a phone sends with its activation code. It is made once: a request has new signatures each time. */
export const phoneRequest = {
  phoneName: 'Åstas telefon',
  certificateRequests: requestsFor('authentication', 'signature'),
  transportKey: { kty, crv, x, y },
  phoneSecretHash: createHash('sha256').update(secrets.phoneSecret).digest('base64url'),
};

/** The same of another phone. */
export const strangersRequest = { ...phoneRequest, phoneName: 'Mallory' };
