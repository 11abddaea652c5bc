/**
 * Name of the revocation list of a CA, in its bucket and in certificates, without its ending.
 * @see https://docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html
 */
export const crlName = (authorityArn: string): string => authorityArn.split('/').at(-1) ?? '';
