import { userAttributeNames } from '../../domain/user.ts';

/** Stands in every text that a test puts into the directory: no log may hold it. */
export const marker = 'zqxmarker';

const others = {
  absent: undefined,
  null: null,
  'an empty text': '',
  'white space': ' \t\u00a0\r\n',
  'nothing visible': '\u200b\u00ad\u2060',
  zero: 0,
  'a number': 4711,
  'a number of 30 digits': 123456789012345678901234567890n,
  'a fraction': 0.1,
  true: true,
  false: false,
  'an empty list': [],
  'a list': [marker],
  'an empty map': {},
  'a map': { S: marker },
  'a set of texts': new Set([marker]),
  'a set of numbers': new Set([1, 2]),
  '10,000 letters': `${marker}${'a'.repeat(10_000)}`,
  '10,000 letters of two bytes': 'å'.repeat(10_000),
  '10,000 blanks': ' '.repeat(10_000),
  '10,000 accents': `a${'\u0301'.repeat(10_000)}`,
  'a name with a comma': `${marker}, Åsa "von" <O'Brien> & söner\\`,
  template: `{email}{commonName}${marker}`,
  Arabic: 'محمد\u200c الأمين',
  Persian: 'می\u200cخواهم',
  Hebrew: 'שָׁלוֹם\u200f',
  Devanagari: 'क्\u200dष नमस्ते',
  Thai: 'สมชาย',
  Han: '王小明𠮷',
  Hangul: '김철수',
  Cyrillic: 'Алексей',
  emoji: '👩🏽\u200d🚀',
  'a mail address in Han': '用户@例え.テスト',
  'a mail address of a domain with umlauts': `${marker}@exämple.com`,
  'two mail addresses': `${marker}@example.com, b@example.com`,
} as const;

const ranges = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfff9, 0xfffd],
] as const;

const hidden = [0xad, 0x61c, 0x34f, 0x3164, 0xfe0f, 0xfeff, 0xe0001];

const codePoints = [
  ...ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
  ...hidden,
];

const hiding = (codePoint: number) => {
  const character = String.fromCodePoint(codePoint);
  const value = `${character}${marker}${character}@${character}example.com${character}`;
  return [`U+${codePoint.toString(16)}`, value] as const;
};

/** An attribute that an administrator or a sync job filled with something, and what that is in words. */
export interface OddAttribute {
  readonly attribute: string;
  readonly what: string;
  readonly value: unknown;
}

const values: readonly (readonly [string, unknown])[] = [
  ...Object.entries(others),
  ...codePoints.map(hiding),
];

/** Every attribute of a user's item with everything that has been seen, or could be, in one. */
export const oddAttributes: readonly OddAttribute[] = ['state', 'language', ...userAttributeNames].flatMap(
  (attribute) => values.map(([what, value]) => ({ attribute, what, value })),
);
