import fc from 'fast-check';

/** Bodies that make a parser, or whoever checks what it gives, work hard; as long as is asked for. */
const shapes = {
  'open brackets': (bytes) => '['.repeat(bytes),
  'open objects': (bytes) => '{"a":'.repeat(bytes / 5),
  'empty certificate requests': (bytes) => `{"certificateRequests":[${'{},'.repeat(bytes / 3)}{}]}`,
  'many kinds': (bytes) => `{"kinds":[${'"signature",'.repeat(bytes / 12)}"signature"]}`,
  'one member over and over': (bytes) => `{${'"a":1,'.repeat(bytes / 6)}"a":1}`,
  'many members': (bytes) =>
    `{${Array.from({ length: bytes / 12 }, (_, index) => `"m${index.toString()}":1`).join()}}`,
  'a long number': (bytes) => `{"matchCode":${'9'.repeat(bytes)}}`,
  'a long text': (bytes) => JSON.stringify({ phoneName: '\u{1f600}'.repeat(bytes / 4) }),
  escapes: (bytes) => `{"phoneName":"${String.raw`\u0000`.repeat(bytes / 6)}"}`,
  'white space': (bytes) => ' '.repeat(bytes),
  'a long certificate request': (bytes) =>
    JSON.stringify({
      certificateRequests: [
        {
          kind: 'signature',
          csr: `-----BEGIN CERTIFICATE REQUEST-----\n${'MIIB'.repeat(bytes / 4)}\n-----END CERTIFICATE REQUEST-----\n`,
        },
      ],
    }),
  'halves of letters': (bytes) => `{"reason":"${String.raw`\ud800`.repeat(bytes / 6)}"}`,
  'the names of objects': () => '{"__proto__":{"kinds":[]},"constructor":{"prototype":{}}}',
} as const satisfies Readonly<Record<string, (bytes: number) => string>>;

type Shape = keyof typeof shapes;

/** A body that somebody sends to do harm; large ones are said in a few words. */
export interface HostileBody {
  readonly shape: Shape;
  readonly bytes: number;
}

const isShape = (name: string): name is Shape => name in shapes;

/** Its text. */
export const hostileText = ({ shape, bytes }: HostileBody): string => shapes[shape](bytes);

// The limits of routes are 1 KiB and 32 KiB, those of Lambda and the gateway 6 and 10 MiB.
const sizes = [0, 1, 500, 1023, 1024, 1025, 8192, 32_767, 32_768, 32_769, 100_000, 1_000_000];
const hugeSizes = [7 * 2 ** 20, 11 * 2 ** 20];

/** Bodies that do harm, a few of them as large as nobody takes them. */
export const hostileBody: fc.Arbitrary<HostileBody> = fc.record(
  {
    shape: fc.constantFrom(...Object.keys(shapes).filter(isShape)),
    bytes: fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom(...sizes) },
      { weight: 1, arbitrary: fc.constantFrom(...hugeSizes) },
    ),
  },
  { noNullPrototype: true },
);

/** What stands in a path where an id should, ready to be sent. */
export const hostileId: fc.Arbitrary<string> = fc.oneof(
  fc.uuid(),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .map((text) => encodeURIComponent(text))
    // They name another path, whoever resolves it (RFC 3986 section 5.2.4).
    .filter((text) => text !== '.' && text !== '..'),
  fc.constantFrom(
    ...['%', '%zz', '%00', '%2e%2e%2forders', '%ff%fe', '0', 'undefined', 'null', '[object%20Object]'],
    ...['{orderId}', '*', "'%20or%201=1--", '__proto__', 'a'.repeat(4000), '%F0%9F%98%80'],
  ),
);

/** What a header may hold on the wire (RFC 9110 section 5.5). */
export const headerValue: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 100 }),
  fc.constantFrom('', ' ', '\u00e5\u00e4\u00f6', 'a'.repeat(4000), 'a,b', 'null', '{}', '"'),
);

const contentTypes = [
  ...[
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json;charset=utf-16',
  ],
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ],
  ...['application/octet-stream', 'application/problem+json', ''],
];

/** Headers that no operation asks for, or that it has to overlook. */
export const otherHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.record(
  {
    'content-type': fc.oneof(
      { weight: 8, arbitrary: fc.constant('application/json') },
      { weight: 2, arbitrary: fc.constantFrom(...contentTypes) },
      { weight: 1, arbitrary: headerValue },
    ),
    accept: fc.constantFrom('*/*', 'application/json', 'text/html', 'image/png;q=0'),
    'content-encoding': fc.constantFrom('gzip', 'br', 'identity'),
    cookie: headerValue,
    'x-forwarded-for': headerValue,
    'x-http-method-override': fc.constantFrom('DELETE', 'GET'),
    origin: fc.constantFrom('null', 'https://example.com'),
  },
  { requiredKeys: ['content-type'], noNullPrototype: true },
);
