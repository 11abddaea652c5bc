import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  X509Certificate,
  X509Crl,
} from '@peculiar/x509';

/** What somebody who relies on a certificate has of it. */
export interface Evidence {
  /** PEM of the certificate. */
  readonly pem: string;
  /** PEM of the CA certificates above it, its own issuer first. */
  readonly chain: string;
  /** PEM of the root that is trusted, whatever the chain says. */
  readonly root: string;
  readonly now: Date;
  /** DER of the revocation list; fetched from where the certificate says it is when left out. */
  readonly crl?: Uint8Array;
}

/** One thing that had to be so, and why it is not. */
export interface Check {
  readonly name: string;
  readonly holds: boolean;
  readonly reason?: string;
}

interface Path {
  readonly leaf: X509Certificate;
  /** The CA that issued the leaf, the CA that issued that one, and so on to the trusted root. */
  readonly issuers: readonly X509Certificate[];
  readonly crl: Promise<X509Crl>;
  readonly now: Date;
}

/** Says what is wrong; nothing when all is well. */
type Rule = (path: Path) => string | undefined | Promise<string | undefined>;

const isSignedBy = (signed: X509Certificate | X509Crl, { publicKey }: X509Certificate): Promise<boolean> =>
  signed instanceof X509Crl
    ? signed.verify({ publicKey })
    : signed.verify({ publicKey, signatureOnly: true });

const may = (ca: X509Certificate, flag: KeyUsageFlags): boolean =>
  ((ca.getExtension(KeyUsagesExtension)?.usages ?? 0) & flag) !== 0;

const isAuthority = (ca: X509Certificate, casBelow: number): boolean => {
  const constraints = ca.getExtension(BasicConstraintsExtension);
  const longest = constraints?.pathLength ?? Infinity;
  return constraints?.ca === true && longest >= casBelow && may(ca, KeyUsageFlags.keyCertSign);
};

/** Critical extensions that this understands; RFC 5280 section 4.2 refuses certificates with any other. */
const understood = ['2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.37'];

/** How far the clock of whoever signs a list may be ahead, in ms: it may be signed just after `now` was asked. */
const clockTolerance = 5 * 60_000;

const rules: Readonly<Record<string, Rule>> = {
  'signed by the CA, up to the trusted root': async ({ leaf, issuers }) => {
    for (const [at, issuer] of issuers.entries()) {
      const signed = issuers[at - 1] ?? leaf;
      if (signed.issuer !== issuer.subject) return `${signed.subject} names another issuer`;
      if (!(await isSignedBy(signed, issuer))) return `${issuer.subject} did not sign ${signed.subject}`;
    }
    return undefined;
  },
  'valid now, and so are the CAs': ({ leaf, issuers, now }) => {
    const other = [leaf, ...issuers].find(({ notBefore, notAfter }) => now < notBefore || now > notAfter);
    if (!other) return undefined;
    return `${other.subject} is valid from ${other.notBefore.toISOString()} to ${other.notAfter.toISOString()}`;
  },
  'issued by CAs, and no CA itself': ({ leaf, issuers }) => {
    if (leaf.getExtension(BasicConstraintsExtension)?.ca === true) return 'it is a CA';
    const other = issuers.find((issuer, casBelow) => !isAuthority(issuer, casBelow));
    return other && `${other.subject} may not issue it`;
  },
  'nothing critical that is not understood': ({ leaf, issuers }) =>
    [leaf, ...issuers]
      .flatMap(({ extensions }) => extensions)
      .find(({ critical, type }) => critical && !understood.includes(type))?.type,
  'revocation list signed by the same CA': async ({ issuers: [issuer], crl }) => {
    const list = await crl;
    if (list.issuer !== issuer?.subject) return `it is of ${list.issuer}`;
    if (!may(issuer, KeyUsageFlags.cRLSign)) return `${issuer.subject} may not sign it`;
    return (await isSignedBy(list, issuer)) ? undefined : 'another key signed it';
  },
  'revocation list of now': async ({ crl, now }) => {
    const { thisUpdate, nextUpdate } = await crl;
    const soon = new Date(now.getTime() + clockTolerance);
    if (nextUpdate && thisUpdate <= soon && now <= nextUpdate) return undefined;
    return `it is from ${thisUpdate.toISOString()} to ${nextUpdate?.toISOString() ?? 'no end'}`;
  },
  'not revoked': async ({ leaf, crl }) => {
    const entry = (await crl).findRevoked(leaf);
    return entry ? `revoked at ${entry.revocationDate.toISOString()}` : undefined;
  },
};

const findCrlUrl = (certificate: X509Certificate): string | undefined =>
  certificate
    .getExtension(CRLDistributionPointsExtension)
    ?.distributionPoints.flatMap(({ distributionPoint }) => distributionPoint?.fullName ?? [])
    .find(({ uniformResourceIdentifier }) => uniformResourceIdentifier)?.uniformResourceIdentifier;

const fetchCrl = async (certificate: X509Certificate): Promise<Uint8Array> => {
  const url = findCrlUrl(certificate);
  if (url === undefined) throw new Error('the certificate names no revocation list');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status.toString()}`);
  return new Uint8Array(await response.arrayBuffer());
};

const buildPath = ({ pem, chain, root, crl, now }: Evidence): Path => {
  const leaf = new X509Certificate(pem);
  const trusted = new X509Certificate(root);
  const between = PemConverter.decode(chain)
    .map((der) => new X509Certificate(der))
    .filter((each) => !each.equal(trusted));
  const list = async () => new X509Crl(new Uint8Array(crl ?? (await fetchCrl(leaf))));
  return { leaf, issuers: [...between, trusted], crl: list(), now };
};

const readMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const outcome = async (name: string, run: () => ReturnType<Rule>): Promise<Check> => {
  try {
    const reason = await run();
    return { name, holds: reason === undefined, ...(reason !== undefined && { reason }) };
  } catch (error) {
    return { name, holds: false, reason: readMessage(error) };
  }
};

/**
 * Verifies a certificate as somebody does who trusts a root and nothing else (RFC 5280 section 6). It shares no
 * code with the CA.
 * @returns every check with its outcome; the certificate is good when all hold
 */
export const verifyCertificate = async (evidence: Evidence): Promise<readonly Check[]> => {
  let path: Path;
  try {
    path = buildPath(evidence);
  } catch (error) {
    return [{ name: 'readable', holds: false, reason: readMessage(error) }];
  }
  return Promise.all(Object.entries(rules).map(([name, rule]) => outcome(name, () => rule(path))));
};

/** The names of the checks that do not hold. */
export const listFailedChecks = (checks: readonly Check[]): readonly string[] =>
  checks.filter(({ holds }) => !holds).map(({ name }) => name);
