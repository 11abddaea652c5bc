const decimal = /\p{Nd}/gu;
const isDecimal = /^\p{Nd}$/u;

/**
 * A text with the decimal digits of every script written as those of ASCII: keyboards for Arabic, Devanagari or full
 * width letters type their own. Unicode keeps each script's ten digits side by side, from zero on (chapter 4.6), and
 * several such sets may stand side by side: a digit counts from the beginning of its run.
 */
export const readDecimals = (text: string): string =>
  text.replaceAll(decimal, (digit) => {
    const codePoint = digit.codePointAt(0) ?? 0;
    let first = codePoint;
    while (isDecimal.test(String.fromCodePoint(first - 1))) first -= 1;
    return ((codePoint - first) % 10).toString();
  });
