import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, PortTaken, type Handler, type Listening } from '../../../local/listen.ts';
import { site, type SiteParts } from '../../../local/cloudfront/service.ts';
import { staticFile } from '../../../local/cloudfront/static-files.ts';
import type { Upload } from '../../../local/cloudfront/uploads.ts';

let folder: string;
let origin: string;
const running: Listening[] = [];

const serve = async (handler: Handler): Promise<string> => {
  const server = await listen();
  running.push(server);
  server.serve(handler);
  return server.address;
};

const api: Handler = async (request, response) => {
  const { method, url, headers } = request;
  response
    .writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-api': 'yes' })
    .end(JSON.stringify({ method, url, headers, body: await text(request) }));
};

const objectOf = (uploads: readonly Upload[]) => (key: string) => staticFile(uploads, `/${key}`);

const upload = (directory: string, changes: Partial<Upload> = {}): Upload => ({
  bucket: 'pages',
  folder: '',
  sources: [{ directory: join(folder, directory), markers: {} }],
  cacheControl: 'no-cache',
  ...changes,
});

const parts = async (changes: Partial<SiteParts> = {}): Promise<SiteParts> => ({
  object: objectOf([
    upload('pages/assets', { folder: 'assets', cacheControl: 'public, max-age=31536000, immutable' }),
    upload('pages'),
  ]),
  rewrite: (uri) => uri.replace(/\/$/, '/index.html'),
  changes: { '/config.json': (content) => content.replace('deployed', 'http://127.0.0.1:1') },
  headers: { 'content-security-policy': "default-src 'self'" },
  apiAddress: await serve(api),
  crl: (name) => (name === 'ca-1' ? Uint8Array.of(1, 2) : undefined),
  ...changes,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(join(folder, 'pages', 'phone'), { recursive: true });
  await mkdir(join(folder, 'pages', 'assets'));
  await mkdir(join(folder, 'pages-of-others'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'pages-of-others', 'secret.txt'), 'secret');
  await writeFile(join(folder, 'pages', 'index.html'), 'Self-Service');
  await writeFile(join(folder, 'pages', 'phone', 'index.html'), 'Phone');
  await writeFile(join(folder, 'pages', 'assets', 'page-1a2b.js'), 'run()');
  await writeFile(join(folder, 'pages', 'app.webmanifest'), '{}');
  await writeFile(join(folder, 'pages', 'config.json'), '{"issuer":"deployed"}');
  origin = await serve(site(await parts()));
});
afterAll(async () => {
  await Promise.all(running.map(({ stop }) => stop()));
  await rm(folder, { recursive: true });
});

/** Sends a request line as it stands; fetch would tidy it up. */
const rawRequest = async (target: string): Promise<string> => {
  const { port, hostname } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return text(socket);
};

describe('the site', () => {
  it.each([
    ['/', 'Self-Service', 'text/html; charset=utf-8', 'no-cache'],
    ['/phone/', 'Phone', 'text/html; charset=utf-8', 'no-cache'],
    ['/app.webmanifest', '{}', 'application/manifest+json', 'no-cache'],
    [
      '/assets/page-1a2b.js',
      'run()',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/config.json', '{"issuer":"http://127.0.0.1:1"}', 'application/json', 'no-cache'],
    ['/crl/ca-1.crl', '\u0001\u0002', 'application/pkix-crl', 'no-cache'],
  ])('serves %s', async (path, ...expected) => {
    const response = await fetch(origin + path);
    const { headers } = response;
    expect([await response.text(), headers.get('content-type'), headers.get('cache-control')]).toEqual(
      expected,
    );
    expect(headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  it('answers HEAD without a body, and changes nothing for other methods', async () => {
    const head = await fetch(origin, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '12', '']);
    const post = await fetch(origin, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['/nothing', '/phone', '/index.html/x', '/crl/other.crl', '/%zz', '/%00', `/${'x'.repeat(300)}`])(
    'has nothing at %s',
    async (path) => {
      expect((await fetch(origin + path)).status).toBe(404);
    },
  );

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/..%2fpages-of-others%2fsecret.txt',
    '//../secret.txt',
    'http://x/../secret.txt',
  ])('keeps what is outside of the pages to itself: %s', async (target) => {
    const answer = await rawRequest(target);
    expect(answer).toMatch(/^HTTP\/1\.1 (404|200) /);
    expect(answer).not.toContain('secret');
  });

  it('passes requests under /api/ on to the API with every header but Host', async () => {
    const headers = { authorization: 'Bearer x', cookie: 'a=1', 'x-asked': 'yes' };
    const response = await fetch(`${origin}/api/orders?x=1`, { method: 'POST', body: 'all of it', headers });
    expect([response.status, response.headers.get('x-api')]).toEqual([201, 'yes']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
    const seen: unknown = await response.json();
    expect(seen).toMatchObject({ method: 'POST', url: '/api/orders?x=1', headers, body: 'all of it' });
    expect(seen).not.toHaveProperty('headers.host', new URL(origin).host);
  });

  it('says so when the API does not answer', async () => {
    const gone = await listen();
    await gone.stop();
    const alone = await serve(site(await parts({ apiAddress: gone.address })));
    expect((await fetch(`${alone}/api/orders`)).status).toBe(502);
  });
});

describe('a port', () => {
  it('that is taken is named', async () => {
    const taken = listen(Number(new URL(origin).port));
    await expect(taken).rejects.toThrow(PortTaken);
    await expect(taken).rejects.toThrow(new URL(origin).port);
  });

  it('tells requests to come back until there is a handler', async () => {
    const early = await listen();
    running.push(early);
    const response = await fetch(early.address);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('shows what went wrong in a handler', async () => {
    const broken = await serve(() => Promise.reject(new Error('no such thing')));
    const response = await fetch(broken);
    expect([response.status, await response.text()]).toEqual([
      500,
      'The local cloud failed: no such thing\n',
    ]);
  });
});
