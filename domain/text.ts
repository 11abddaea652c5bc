// Made when a text has to be cut, which is seldom: it takes longer than all else that a Lambda loads here.
let letters: Intl.Segmenter | undefined;

function* splitLetters(text: string): Generator<string, void> {
  letters ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const { segment } of letters.segment(text)) yield segment;
}

/** The first letter of a text as people see it, with its accents; '' of an empty text. */
export const firstLetter = (text: string): string =>
  /^[ -~](?![^ -~])/.test(text) ? text.charAt(0) : (splitLetters(text).next().value ?? '');

/**
 * Cuts a text between letters as people see them (Unicode's grapheme clusters, UAX #29), never through one.
 * @param text of any length
 * @param longest most UTF-16 code units, which are never fewer than the characters that people or X.520 count
 * @returns at least one character where the text has one: a first letter that alone is too long loses its
 *   last accents
 */
export const cutText = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  let cut = '';
  for (const segment of splitLetters(text)) {
    if (cut.length + segment.length > longest) break;
    cut += segment;
  }
  return cut.trimEnd() || cutThrough(text, longest);
};

// Half as many code points as code units fit in any case.
const cutThrough = (text: string, longest: number): string =>
  Array.from(text)
    .slice(0, Math.floor(longest / 2))
    .join('');

// Line breaks, tabs and the other controls, which stand between words where they stand at all.
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

// Nothing of these shows: marks of direction, soft hyphens, fillers, halves of characters. Variation
// selectors stay, which choose between forms of a character that does show.
const hidden =
  /(?!\u200c|\u200d|[\u180b-\u180d\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])[\p{Cf}\p{Cs}\p{DI}]/gu;

const joiners = /\u200c|\u200d/g;

// Scripts that are written without joiners: in them a joiner only makes two names look the same.
const unjoined =
  '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}\\p{ASCII}\\p{P}\\p{Z}\\p{C}';
const endsJoined = new RegExp(`[^${unjoined}]$`, 'u');
const beginsJoined = new RegExp(`^(?![${unjoined}])[\\p{L}\\p{M}\\p{Extended_Pictographic}]`, 'u');
const endsInMark = /(?!\p{Script=Inherited})\p{M}$/u;

/**
 * A text as one line that means what it shows: NFC, controls and doubled spaces as one space, nothing around it
 * and nothing invisible in it. Joiners stay where a script or an emoji is written with them: between two of its
 * letters, or after a sign of its own such as a virama (RFC 5892 appendix A).
 */
export const plainLine = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(breaks, ' ')
    .replaceAll(hidden, '')
    .replaceAll(joiners, keepJoining)
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();

const keepJoining = (joiner: string, at: number, whole: string): string => {
  const before = whole.slice(Math.max(at - 2, 0), at);
  const joins = endsJoined.test(before) && beginsJoined.test(whole.slice(at + 1, at + 3));
  return joins || endsInMark.test(before) ? joiner : '';
};

/** A name like `order-ended` as `OrderEnded`. */
export const toPascalCase = (kebab: string): string =>
  kebab.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Reads a text: '' for none, undefined for one that does not fit. */
export type ReadText = (text: string) => string | undefined;

/** Nothing longer is looked at of a text that names something to a machine. */
const maxIdentifierLength = 1024;

/** Reads what names somebody to a machine: nothing in it is changed but what stands around it. */
export const identifier =
  (read: ReadText): ReadText =>
  (text) => {
    if (text.length > maxIdentifierLength) return undefined;
    const bare = text.replaceAll(/^[\s\p{C}\p{DI}]+|[\s\p{C}\p{DI}]+$/gu, '');
    return bare === '' ? '' : read(bare);
  };
