import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Upload } from './uploads.ts';

/** A file, and how a browser should take it. */
export interface StaticFile {
  readonly content: Buffer | string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Reads the file behind a path of the site; nothing outside of what is uploaded is ever read.
 * @param pathname as it stands in the URL
 * @returns undefined where there is none
 */
export const staticFile = async (
  uploads: readonly Upload[],
  pathname: string,
): Promise<StaticFile | undefined> => {
  for (const { folder, sources, cacheControl, contentType: given } of uploads) {
    const inside = stripFolder(folder, pathname);
    for (const { directory, markers } of inside === undefined ? [] : sources) {
      const content = await readContent(directory, inside ?? '');
      const contentType = given ?? contentTypes[extname(pathname)] ?? 'application/octet-stream';
      if (content) return { content: fillMarkers(content, markers), contentType, cacheControl };
    }
  }
  return undefined;
};

const stripFolder = (folder: string, pathname: string): string | undefined => {
  if (folder === '') return pathname;
  return pathname.startsWith(`/${folder}/`) ? pathname.slice(folder.length + 1) : undefined;
};

const readContent = async (directory: string, pathname: string): Promise<Buffer | undefined> => {
  const file = findFile(directory, pathname);
  return file === undefined ? undefined : readFile(file).catch(ignoreMissing);
};

// Markers stand in JSON texts.
const fillMarkers = (content: Buffer, markers: Readonly<Record<string, string>>): Buffer | string => {
  const entries = Object.entries(markers);
  if (entries.length === 0) return content;
  return entries.reduce(
    (text, [marker, value]) => text.replaceAll(marker, () => JSON.stringify(value).slice(1, -1)),
    content.toString(),
  );
};

const findFile = (directory: string, pathname: string): string | undefined => {
  const path = decodePath(pathname);
  if (path === undefined || path.includes('\0')) return undefined;
  const file = join(directory, path);
  return file.startsWith(join(directory, sep)) ? file : undefined;
};

const decodePath = (pathname: string): string | undefined => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
};

const ignoreMissing = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && missing.includes(error.code)) return undefined;
  throw error;
};

const missing: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
