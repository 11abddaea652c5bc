import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { scanRGBABuffer } from '@undecaf/zbar-wasm';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { readPng } from '../../demo/actors/read-qr-code.ts';

/** Reads a picture as a phone's camera does. @returns the texts of all QR codes that it finds */
export type QrReader = (png: Uint8Array) => Promise<readonly string[]>;

const wasmFile = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

// Would be fetched from a CDN otherwise.
const loadZxing = async (): Promise<void> => {
  const { buffer } = new Uint8Array(await readFile(wasmFile));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
};

/** Three readers that have no code in common: ZXing is behind many Android apps, ZBar behind many desktop ones. */
export const qrReaders: Readonly<Record<'jsQR' | 'ZXing' | 'ZBar', QrReader>> = {
  jsQR: (png) => {
    const text = readPng(png);
    return Promise.resolve(text === undefined ? [] : [text]);
  },
  ZXing: async (png) => {
    await loadZxing();
    return (await readBarcodes(png, { formats: ['QRCode'] })).map(({ text }) => text);
  },
  ZBar: async (png) => {
    const { data, width, height } = PNG.sync.read(Buffer.from(png));
    const { buffer } = new Uint8Array(data);
    return (await scanRGBABuffer(buffer, width, height)).map((symbol) => symbol.decode());
  },
};

/** What each reader makes of a picture. */
export const readWithAll = async (png: Uint8Array): Promise<Readonly<Record<string, readonly string[]>>> => {
  const read = await Promise.all(
    Object.entries(qrReaders).map(async ([name, reader]) => [name, await reader(png)] as const),
  );
  return Object.fromEntries(read);
};

/** What it should be. */
export const allRead = (text: string): Readonly<Record<keyof typeof qrReaders, readonly string[]>> => ({
  jsQR: [text],
  ZXing: [text],
  ZBar: [text],
});
