import jsQr from 'jsqr';
import { PNG } from 'pngjs';

/** A picture as four bytes a pixel: red, green, blue, opacity. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What a reader makes of the QR code in a picture; undefined when it finds none. */
export const readPng = (png: Uint8Array): string | undefined => read(PNG.sync.read(png));

/** What a reader makes of the QR code in a drawing as `qrSvg` gives it. */
export const readSvg = (svg: string): string | undefined => read(drawn(svg));

/** The modules of a drawing, row by row, with the quiet zone: whether each is dark. */
export const modulesOf = (svg: string): readonly (readonly boolean[])[] => {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const path = /<path stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  let [x, y] = [0, 0];
  for (const [, verb, numbers = ''] of path.matchAll(/([Mmh])([\d. -]+)/g)) {
    const [across = 0, down = 0] = numbers.trim().split(' ').map(Number);
    if (verb === 'M') [x, y] = [across, Math.floor(down)];
    else {
      if (verb === 'h') rows[y]?.fill(true, x, x + across);
      x += across;
    }
  }
  return rows;
};

const read = ({ data, width, height }: Pixels): string | undefined =>
  jsQr.default(new Uint8ClampedArray(data), width, height)?.data;

const scale = 4;

const drawn = (svg: string): Pixels => {
  const modules = modulesOf(svg);
  const width = modules.length * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [row, dark] of modules.entries())
    for (const [column, isDark] of dark.entries())
      if (isDark)
        for (let line = row * scale; line < (row + 1) * scale; line += 1)
          for (let pixel = column * scale; pixel < (column + 1) * scale; pixel += 1)
            data.fill(0, (line * width + pixel) * 4, (line * width + pixel) * 4 + 3);
  return { data, width, height: width };
};
