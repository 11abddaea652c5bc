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
export const readModules = (svg: string): readonly (readonly boolean[])[] => {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const path = /<path stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  for (const { x, y, length } of readStrokes(path)) rows[y]?.fill(true, x, x + length);
  return rows;
};

// The path moves to a row (M), draws to the right (h) and skips to the right (m).
const readStrokes = (path: string) => {
  const strokes = [];
  let [x, y] = [0, 0];
  for (const command of path.matchAll(/([Mmh])([\d.]+)(?: ([\d.]+))?/g)) {
    const [across, down] = [Number(command[2]), Number(command[3])];
    if (command[1] === 'M') [x, y] = [across, Math.floor(down)];
    else {
      if (command[1] === 'h') strokes.push({ x, y, length: across });
      x += across;
    }
  }
  return strokes;
};

const read = ({ data, width, height }: Pixels): string | undefined =>
  jsQr.default(new Uint8ClampedArray(data), width, height)?.data;

const scale = 4;

const drawn = (svg: string): Pixels => {
  const modules = readModules(svg);
  const width = modules.length * scale;
  const data = new Uint8Array(width * width * 4);
  for (let pixel = 0; pixel < width * width; pixel += 1) {
    const row = modules[Math.floor(pixel / width / scale)];
    const isDark = row?.[Math.floor((pixel % width) / scale)] === true;
    data.set(isDark ? [0, 0, 0, 255] : [255, 255, 255, 255], pixel * 4);
  }
  return { data, width, height: width };
};
