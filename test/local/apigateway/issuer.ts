import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';
import { listen } from '../../../local/listen.ts';

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key that tokens are signed with. */
export const { privateKey, publicKey } = rsa();
/** A key that the issuer never had. */
export const foreignKey = rsa().privateKey;
/** A key that the issuer has from some time on. */
export const laterKey = rsa();

/** An issuer of tokens: its discovery document and its keys. */
export const startIssuer = async () => {
  const server = await listen();
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'now' }];
  const issuer = server.address;
  server.serve((request, response) => {
    const jwks = request.url === '/keys';
    response.end(JSON.stringify(jwks ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  return {
    issuer,
    addLaterKey: async () => {
      keys.push({ ...(await exportJWK(laterKey.publicKey)), kid: 'later' });
    },
    stop: server.stop,
  };
};

/** Signs a token. */
export const signed = (
  payload: JWTPayload,
  key = privateKey,
  header: { readonly alg: string; readonly kid?: string } = { alg: 'RS256', kid: 'now' },
): Promise<string> => new SignJWT(payload).setProtectedHeader(header).sign(key);
