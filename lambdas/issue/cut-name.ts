const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Cuts a name to what an X.500 attribute may hold, between letters as people see them (Unicode's grapheme
 * clusters, UAX #29) and never through one.
 * @param name of any length
 * @param longest most UTF-16 code units, which are never fewer than the characters that X.520 counts
 * @returns at least one character where the name has one: a first letter that alone is too long loses its
 *   last accents
 */
export const cutName = (name: string, longest: number): string => {
  let cut = '';
  for (const { segment } of letters.segment(name)) {
    if (cut.length + segment.length > longest) break;
    cut += segment;
  }
  return cut.trimEnd() || cutThrough(name, longest);
};

// Half as many code points as code units fit in any case.
const cutThrough = (name: string, longest: number): string =>
  Array.from(name)
    .slice(0, Math.floor(longest / 2))
    .join('');
