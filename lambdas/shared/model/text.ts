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

/** One line without control characters, direction overrides and doubled spaces. */
export const plainLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
