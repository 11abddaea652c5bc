/** A certificate does not belong to the key that it came for: nothing of its order is installed. */
export class CertificateMismatch extends Error {
  override readonly name = 'CertificateMismatch';
}
