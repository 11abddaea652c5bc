const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Cuts a text to a length, never through a letter: what a reader sees as one character stays whole
 * (Unicode UAX #29 grapheme clusters).
 * @param text any text
 * @param most the longest result, in Unicode code points
 */
export const cutText = (text: string, most: number): string => {
  let cut = '';
  let length = 0;
  for (const { segment } of letters.segment(text)) {
    length += Array.from(segment).length;
    if (length > most) break;
    cut += segment;
  }
  return cut;
};

// Joiners stay: they make letters of Persian and Indic scripts, and emoji.
const hidden = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/** One line without control characters, direction overrides and doubled spaces. */
export const plainLine = (text: string): string =>
  text.replaceAll(hidden, ' ').replaceAll(/\s+/g, ' ').trim();
