// Made when a text has to be cut, which is seldom: it takes longer than all else that a Lambda loads here.
let letters: Intl.Segmenter | undefined;

/**
 * Cuts a text between letters as people see them (Unicode's grapheme clusters, UAX #29), never through one.
 * @param text of any length
 * @param longest most UTF-16 code units, which are never fewer than the characters that people or X.520 count
 * @returns at least one character where the text has one: a first letter that alone is too long loses its
 *   last accents
 */
export const cutText = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  letters ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  let cut = '';
  for (const { segment } of letters.segment(text)) {
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

// Joiners stay: they make letters of Persian and Indic scripts, and emoji.
const hidden = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/** One line without control characters, direction overrides and doubled spaces. */
export const plainLine = (text: string): string =>
  text.replaceAll(hidden, ' ').replaceAll(/\s+/g, ' ').trim();

/** A name like `order-ended` as `OrderEnded`. */
export const toPascalCase = (kebab: string): string =>
  kebab.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * A mail address that its owner knows again and nobody else can write to: `a…@example.com`.
 * @param address whatever the directory holds; without an @ nothing of it is shown
 */
export const maskAddress = (address: string): string => {
  // A quoted local part may hold an @ of its own (RFC 5321 section 4.1.2): the last one counts.
  const at = address.lastIndexOf('@');
  return at < 0 ? '…' : `${cutText(address.slice(0, at), 1)}…${address.slice(at)}`;
};
