import { base64 } from '../keys/encodings.ts';

/** One identity of a profile. */
export interface ProfileIdentity {
  readonly name: string;
  /** PKCS #12. */
  readonly container: Uint8Array;
}

/** One CA certificate of a profile. */
export interface ProfileAuthority {
  readonly name: string;
  /** DER. */
  readonly certificate: Uint8Array;
  /** It is signed by itself. */
  readonly isRoot: boolean;
}

/** What a configuration profile carries. */
export interface ProfileContent {
  /** A UUID: a profile with the same one replaces what was installed with it. */
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly description: string;
  readonly identities: readonly ProfileIdentity[];
  readonly authorities: readonly ProfileAuthority[];
}

type Entry = readonly [key: string, value: string];

/**
 * A configuration profile for iOS, iPadOS and macOS, as its text in XML. It holds no password: the device asks for it
 * as it installs each identity, as Apple recommends.
 * @see https://developer.apple.com/documentation/devicemanagement/certificatepkcs12
 * @see https://developer.apple.com/documentation/devicemanagement/toplevel
 */
export const createProfile = async (content: ProfileContent): Promise<string> => {
  const identities = content.identities.map(({ name, container }, index) =>
    payload(content.id, {
      ...{ name, content: container, type: 'com.apple.security.pkcs12' },
      ...{ part: `identity${index.toString()}`, extension: 'p12' },
    }),
  );
  const authorities = content.authorities.map(({ name, certificate, isRoot }, index) =>
    payload(content.id, {
      ...{
        name,
        content: certificate,
        type: isRoot ? 'com.apple.security.root' : 'com.apple.security.pkcs1',
      },
      ...{ part: `authority${index.toString()}`, extension: 'cer' },
    }),
  );
  const payloads = await Promise.all([...authorities, ...identities]);
  const profile = dictionary([
    ['PayloadContent', `<array>\n${payloads.join('\n')}\n</array>`],
    ['PayloadDescription', text(content.description)],
    ['PayloadDisplayName', text(content.name)],
    ['PayloadOrganization', text(content.organization)],
    ['PayloadIdentifier', text(identifier(content.id))],
    ['PayloadType', text('Configuration')],
    ['PayloadUUID', text(content.id)],
    ['PayloadVersion', '<integer>1</integer>'],
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0">\n${profile}\n</plist>`,
    '',
  ].join('\n');
};

const identifier = (id: string): string => `mobile-id.${id}`;

interface Payload {
  /** Tells the payloads of a profile apart. */
  readonly part: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
  readonly extension: string;
}

const payload = async (id: string, { part, name, type, content, extension }: Payload): Promise<string> =>
  dictionary([
    ['PayloadCertificateFileName', text(`${part}.${extension}`)],
    ['PayloadContent', `<data>${base64(content)}</data>`],
    ['PayloadDisplayName', text(name)],
    ['PayloadIdentifier', text(`${identifier(id)}.${part}`)],
    ['PayloadType', text(type)],
    ['PayloadUUID', text(await deriveId(`${id}.${part}`))],
    ['PayloadVersion', '<integer>1</integer>'],
  ]);

// The same for the same part: a profile that is opened twice is installed once.
const deriveId = async (seed: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(seed)));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  // UUID version 8 (RFC 9562 section 5.8).
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
    .join('-')
    .toUpperCase();
};

const dictionary = (entries: readonly Entry[]): string =>
  ['<dict>', ...entries.map(([key, value]) => `<key>${key}</key>${value}`), '</dict>'].join('\n');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

// XML 1.0 has no place for control characters, not even escaped.
const text = (value: string): string =>
  `<string>${value.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign)}</string>`;
