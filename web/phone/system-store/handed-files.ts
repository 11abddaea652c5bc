import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { parsePem } from '../keys/encodings.ts';
import type { HandingOver } from '../store/records.ts';
import { createProfile, type ProfileAuthority, type ProfileIdentity } from './configuration-profile.ts';
import { createPkcs12 } from './pkcs12.ts';

/** One file for the phone's system. */
export interface HandedFile {
  /** What it is saved as. */
  readonly fileName: string;
  /** What a store shows for it. */
  readonly label: string;
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What the phone's user is handed. */
export interface HandedFiles {
  /** A container for each key, in the order in which they are to be installed. */
  readonly containers: readonly HandedFile[];
  /** All of them and the CA's certificates, for the systems of Apple. */
  readonly profile: HandedFile;
}

/** What is said in the files, in the words of their reader. */
export interface FileWords {
  /** What a certificate of each kind is called. */
  readonly kinds: Readonly<Record<HandingOver['certificates'][number]['kind'], string>>;
  /** What a key is called that only reads what came before. */
  readonly earlier: string;
  /** What the profile says of itself. */
  readonly description: string;
}

interface NamedKey {
  readonly part: string;
  readonly kind: string;
  readonly pem: string;
  readonly privateKey: CryptoKey;
}

/**
 * Makes the files with the keys of an order: PKCS #12 and a configuration profile. Nothing of them leaves the page but as
 * what its user downloads.
 */
export const makeFiles = async (record: HandingOver, words: FileWords): Promise<HandedFiles> => {
  const chain = splitPem(record.chain).map(parsePem);
  const pack = async ({ part, kind, pem, privateKey }: NamedKey): Promise<HandedFile> => {
    const label = `${record.labels.profileName}: ${kind}`;
    const exported = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
    try {
      const identity = { name: label, privateKey: exported, certificate: parsePem(pem), chain };
      const content = createPkcs12(identity, record.password);
      return { fileName: `mobile-id-${part}.p12`, label, type: 'application/x-pkcs12', content };
    } finally {
      exported.fill(0);
    }
  };
  const containers = await Promise.all(listKeys(record, words).map(pack));
  return { containers, profile: await makeProfile(record, words, { containers, chain }) };
};

const listKeys = ({ certificates, earlierKeys }: HandingOver, words: FileWords): readonly NamedKey[] => [
  ...certificates.map(({ kind, pem, privateKey }) => ({
    part: kind,
    kind: words.kinds[kind],
    pem,
    privateKey,
  })),
  ...earlierKeys.map(({ pem, privateKey }, index) => {
    const number = (index + 1).toString();
    return { part: `earlier-${number}`, kind: `${words.earlier} ${number}`, pem, privateKey };
  }),
];

interface ProfileParts {
  readonly containers: readonly HandedFile[];
  readonly chain: readonly Uint8Array[];
}

const makeProfile = async (
  { orderId, labels }: HandingOver,
  { description }: FileWords,
  { containers, chain }: ProfileParts,
): Promise<HandedFile> => {
  const identities = containers.map(({ label, content }): ProfileIdentity => ({
    name: label,
    container: content,
  }));
  const content = {
    ...{ id: orderId.toUpperCase(), name: labels.profileName, organization: labels.serverName, description },
    ...{ identities, authorities: chain.map((certificate) => toAuthority(certificate, labels.serverName)) },
  };
  return {
    fileName: 'mobile-id.mobileconfig',
    label: labels.profileName,
    // Apple's own: https://developer.apple.com/documentation/devicemanagement
    type: 'application/x-apple-aspen-config',
    content: new TextEncoder().encode(await createProfile(content)),
  };
};

const commonNameId = '2.5.4.3';

const toAuthority = (certificate: Uint8Array, fallback: string): ProfileAuthority => {
  const { subject, issuer } = AsnConvert.parse(certificate, Certificate).tbsCertificate;
  const names = subject.flatMap((part) => part.filter(({ type }) => type === commonNameId));
  const name = names[0]?.value.toString() ?? fallback;
  return { name, certificate, isRoot: toText(subject) === toText(issuer) };
};

const toText = (name: object): string => new Uint8Array(AsnConvert.serialize(name)).join(' ');

const splitPem = (chain: string): readonly string[] =>
  chain.split(/(?<=-----END CERTIFICATE-----)/).filter((block) => block.includes('BEGIN'));
