import { createECDH, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { brokenRule } from '../../support/broken-rule.ts';
import { certificateRequest } from '../../support/certificate-requests.ts';

const curves = { 'P-256': ['prime256v1', 32], 'P-384': ['secp384r1', 48] } as const;

// What OpenSSL makes of a private key, and not of what the rule compares it with.
const publicKeyOf = (crv: keyof typeof curves, privateKey: string): Uint8Array => {
  const [name, bytes] = curves[crv];
  const ecdh = createECDH(name);
  ecdh.setPrivateKey(Buffer.from(privateKey.padStart(2 * bytes, '0'), 'hex'));
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)];
  const jwk = { kty: 'EC', crv, x: x.toString('base64url'), y: y.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
};

const order = {
  'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'P-384': BigInt(
    '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  ),
};

// RFC 9500 section 2.1: "testRSA2048".
const modulus =
  'sPnoGUOnrpiSqt4XynxA-HRP7S-BSObI6qJ7fQAVSPtRkqsotWxQYLEYzNEx5ZSHTGypibVsJylvCfuToDTfMul8b_CZjP2Ob0LdpYrNH6l5hvFE89FU1nZQF15oVLOpUgA7wGiHuEVawrGfey92UE68mOyUVXGweJIVDdxqdMoPvNNUl86BU02vlBiESxOuox-dWmuVV7vfYZ79Toh_LUK43YvJh-rhv4nKuF7iHjVjBd9sB6iDjj70HFldzOQ9r8SRI-9NirupPTkF5AKNe6kUhKJ1luB7S27ZkvB3tSTT3P593VVJvnzOjaA1z6Cz-4-eRvcysqhrRgFlwI9TEw';

const refused = (subjectPublicKeyInfo: Uint8Array): unknown =>
  brokenRule(certificateRequest({ subjectPublicKeyInfo }));

describe('a key whose private half anybody has is refused:', () => {
  it.each([
    ['P-256', 'RFC 9500', 'e6cb5bdd80aa45ae9c95e8c15476679ffec953c16851e711e743939589c64fc1'],
    [
      'P-384',
      'RFC 9500',
      'e2563328dfabf68188606b91324281c1d58a4456431b09d510b35fecc9f307ca1822846fa2671371a9a81bac0e35749d',
    ],
    ['P-256', 'RFC 6979', 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721'],
    [
      'P-384',
      'RFC 6979',
      '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5',
    ],
    ['P-256', 'RFC 7515', '8e9b109e719098bf980487df1f5d77e9cb29606ebed2263b5f57c213df84f4b2'],
  ] as const)('the %s key of %s', (curve, _, privateKey) => {
    expect(refused(publicKeyOf(curve, privateKey))).toBe('known-key');
  });

  it('the RSA key of RFC 9500', () => {
    const jwk = { kty: 'RSA', n: modulus, e: 'AQAB' };
    const spki = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
    expect(refused(spki)).toBe('known-key');
  });

  it.each(['P-256', 'P-384'] as const)('the first and the last few of %s', (curve) => {
    for (const number of [1n, 2n, 16n, order[curve] - 1n, order[curve] - 16n])
      expect(refused(publicKeyOf(curve, number.toString(16)))).toBe('known-key');
    expect(refused(publicKeyOf(curve, '11'))).not.toBe('known-key');
  });
});
