import type { IncomingMessage, ServerResponse } from 'node:http';
import { readUrl, type Handler } from '../listen.ts';
import type { StoredObject } from '../s3/service.ts';
import type { Rewrite } from './edge-function.ts';
import { passOn } from './pass-on.ts';

/** What the site is made of. */
export interface SiteParts {
  /** Gives what the bucket of the pages holds under a key. */
  readonly object: (key: string) => Promise<StoredObject | undefined>;
  /** The function at the edge: gives the path that the bucket is asked for. */
  readonly rewrite: Rewrite;
  /** Changes files as they are read, by path. */
  readonly changes: Readonly<Record<string, (content: string) => string>>;
  /** What every answer carries, by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Origin of the HTTP API. */
  readonly apiAddress: string;
  /** A CRL in DER; undefined where there is none of this name. */
  readonly crl: (name: string) => Uint8Array | undefined | Promise<Uint8Array | undefined>;
}

interface File {
  readonly content: string | Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly status?: number;
}

/**
 * The one origin that browsers see, as CloudFront makes it in a deployment: pages, their configuration, CRLs, and
 * under `/api/` the HTTP API.
 */
export const site =
  (parts: SiteParts): Handler =>
  async (request, response) => {
    const { pathname, searchParams } = readUrl(request);
    for (const [name, value] of Object.entries(parts.headers)) response.setHeader(name, value);
    if (pathname.startsWith('/api/')) return passOn(parts.apiAddress, request, response);
    const path = parts.rewrite(pathname, searchParams);
    if (typeof path === 'string') respond(request, response, await fileAt(parts, path));
    else response.writeHead(path.status, path.headers).end();
  };

const respond = (
  { method }: IncomingMessage,
  response: ServerResponse,
  { content, contentType, cacheControl, status = 200 }: File,
): void => {
  if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
  else {
    response.writeHead(status, {
      'content-type': contentType,
      'content-length': Buffer.byteLength(content),
      'cache-control': cacheControl,
    });
    response.end(content);
  }
};

const fileAt = async (parts: SiteParts, pathname: string): Promise<File> => {
  const name = /^\/crl\/([\w-]+)\.crl$/.exec(pathname)?.[1];
  return (
    (name === undefined ? await pageAt(parts, pathname) : await readCrl(parts, name)) ??
    text(404, 'Not found')
  );
};

const readCrl = async ({ crl }: SiteParts, name: string): Promise<File | undefined> => {
  const content = await crl(name);
  return content && { content, contentType: 'application/pkix-crl', cacheControl: 'no-cache' };
};

const pageAt = async ({ object, changes }: SiteParts, path: string): Promise<File | undefined> => {
  const file = await object(path.slice(1));
  const change = changes[path];
  return file && change ? { ...file, content: change(file.content.toString()) } : file;
};

const text = (status: number, content: string): File => ({
  status,
  content: `${content}\n`,
  contentType: 'text/plain; charset=utf-8',
  cacheControl: 'no-store',
});
