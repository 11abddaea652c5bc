/**
 * DER as PEM (RFC 7468).
 * @param label such as `CERTIFICATE`
 */
export const encodePem = (label: string, der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
};

/** The DER of the first PEM block in a text. */
export const decodePem = (pem: string): Buffer =>
  Buffer.from(pem.replace(/-----END[^]*/, '').replace(/^[^]*?-----BEGIN [A-Z ]+-----/, ''), 'base64');
