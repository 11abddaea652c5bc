import pc from 'picocolors';

/** Paints parts of a line, or leaves them as they are. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Colours for a stream that is a terminal and whose user wants some (https://no-color.org); else none, in CI too. */
export const colorsFor = ({ isTTY = false }: { readonly isTTY?: boolean }): Colors =>
  pc.createColors(pc.isColorSupported && isTTY);
