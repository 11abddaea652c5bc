import { KeyUsageFlags, type Extension } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import {
  basicConstraints,
  keyUsage,
  nameOf,
  publicKeyInfo,
  signedCertificate,
  signedCrl,
} from '../../../local/acm-pca/x509/index.ts';
import { listFailedChecks, verifyCertificate } from '../../../demo/actors/verify-certificate.ts';
import { later, start } from '../../support/orders.ts';
import { keyPair } from '../../support/x509/keys.ts';

type Role = 'root' | 'issuing' | 'leaf';

const { keyCertSign, cRLSign, digitalSignature } = KeyUsageFlags;
const both = keyUsage(keyCertSign | cRLSign, true);
const signed = 'signed by the CA, up to the trusted root';
const authorities = 'issued by CAs, and no CA itself';
const listSigned = 'revocation list signed by the same CA';

const name = (CommonName: string) => nameOf({ CommonName });
const key = (role: Role) => keyPair('P-256', `${role} of a chain`);

/** How a chain of root, issuing CA and leaf differs from a good one. */
interface Deviation {
  readonly root?: readonly Extension[];
  readonly issuing?: readonly Extension[];
  /** Who the leaf, or the list, says has issued it. */
  readonly leafIssuer?: string;
  readonly crlIssuer?: string;
}

const certificate = (role: Role, signer: Role, extensions: readonly Extension[], issuer: string = signer) =>
  signedCertificate(
    {
      issuer: name(issuer),
      subject: name(role),
      key: publicKeyInfo(key(role)),
      ...{ notBefore: later(-60), notAfter: later(60), extensions },
    },
    key(signer),
  );

const failed = async (deviation: Deviation = {}): Promise<readonly string[]> => {
  const { leafIssuer = 'issuing', crlIssuer = 'issuing' } = deviation;
  const root = certificate('root', 'root', deviation.root ?? [basicConstraints(true), both]);
  const issuing = certificate('issuing', 'root', deviation.issuing ?? [basicConstraints(true, 0), both]);
  const leaf = [basicConstraints(false), keyUsage(digitalSignature, true)];
  const content = {
    issuer: name(crlIssuer),
    number: 1,
    thisUpdate: start,
    nextUpdate: later(60),
    revoked: [],
  };
  const evidence = {
    pem: certificate('leaf', 'issuing', leaf, leafIssuer),
    ...{ chain: issuing + root, root, now: start },
    crl: signedCrl(content, key('issuing')),
  };
  return listFailedChecks(await verifyCertificate(evidence));
};

describe('Somebody who relies on the issuers of a certificate', () => {
  it('accepts CAs that may sign certificates and lists', async () => {
    expect(await failed()).toEqual([]);
  });

  it.each<[string, readonly string[], Deviation]>([
    [
      'may not sign certificates',
      [authorities],
      { issuing: [basicConstraints(true, 0), keyUsage(cRLSign, true)] },
    ],
    [
      'may not sign lists',
      [listSigned],
      { issuing: [basicConstraints(true, 0), keyUsage(keyCertSign, true)] },
    ],
    [
      'says nothing of what its key is for',
      [authorities, listSigned],
      { issuing: [basicConstraints(true, 0)] },
    ],
    ['says nothing of being a CA', [authorities], { issuing: [both] }],
    [
      'stands below a root that allows no CA below it',
      [authorities],
      { root: [basicConstraints(true, 0), both] },
    ],
    ['has another name than the certificate says', [signed], { leafIssuer: 'another' }],
    ['has another name than the list says', [listSigned], { crlIssuer: 'another' }],
  ])('refuses an issuer that %s', async (_, checks, deviation) => {
    expect(await failed(deviation)).toEqual(checks);
  });
});
