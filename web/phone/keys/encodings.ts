/** Bytes as base64 (RFC 4648 section 4). */
export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Bytes as base64url without padding (RFC 4648 section 5). */
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/**
 * The bytes of a text in base64 or base64url.
 * @throws {DOMException} it is neither
 */
export const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

/**
 * DER as PEM (RFC 7468).
 * @param label such as `CERTIFICATE REQUEST`
 */
export const toPem = (label: string, der: Uint8Array): string => {
  const lines = base64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
};

/**
 * The DER of the first PEM block in a text.
 * @throws {DOMException} it is no base64
 */
export const parsePem = (pem: string): Uint8Array<ArrayBuffer> => {
  const body = /-----BEGIN [A-Z ]+-----([^-]+)-----END/.exec(pem)?.[1] ?? '';
  return decodeBase64(body.replaceAll(/\s/g, ''));
};

/** SHA-256 of a text in UTF-8, as base64url. */
export const sha256 = async (text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
