import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file, and how a browser should take it. */
export interface StaticFile {
  readonly content: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Reads the file behind a path of the site; a folder's is its `index.html`.
 * @param directory nothing outside of it is ever read
 * @param pathname as it stands in the URL
 * @returns undefined where there is none
 */
export const staticFile = async (directory: string, pathname: string): Promise<StaticFile | undefined> => {
  const file = fileOf(directory, pathname);
  const content = file === undefined ? undefined : await readFile(file).catch(nothing);
  if (file === undefined || !content) return undefined;
  const immutable = pathname.startsWith('/assets/');
  return {
    content,
    contentType: contentTypes[extname(file)] ?? 'application/octet-stream',
    cacheControl: immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
};

const fileOf = (directory: string, pathname: string): string | undefined => {
  const path = decoded(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (path === undefined || path.includes('\0')) return undefined;
  const file = join(directory, path);
  return file.startsWith(join(directory, sep)) ? file : undefined;
};

const decoded = (pathname: string): string | undefined => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
};

const nothing = (error: unknown): undefined => {
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
