/** The parts of node-forge that PKCS #12 needs: all of it would weigh twice as much in a page. */
declare module 'node-forge/lib/forge.js' {
  import type { asn1, hmac, md, pki, util } from 'node-forge';

  interface KeyDerivation {
    /** RFC 7292 appendix B.2, with SHA-1. */
    generatePkcs12Key(
      password: string,
      salt: util.ByteStringBuffer,
      id: 1 | 2 | 3,
      iterations: number,
      length: number,
    ): util.ByteStringBuffer;
  }
  const forge: {
    readonly asn1: typeof asn1;
    readonly hmac: typeof hmac;
    readonly md: typeof md;
    readonly pki: Pick<typeof pki, 'encryptPrivateKeyInfo'> & { readonly pbe: KeyDerivation };
    readonly util: typeof util;
  };
  export = forge;
}
declare module 'node-forge/lib/pbe.js';
declare module 'node-forge/lib/hmac.js';
declare module 'node-forge/lib/sha1.js';
