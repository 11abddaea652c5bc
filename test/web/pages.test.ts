import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const budget = 60 * 1024;
const pages = ['index.html', 'phone/index.html'];

const names = v.optional(v.array(v.string()), []);
const Manifest = v.record(v.string(), v.object({ file: v.string(), imports: names, css: names }));

let dist = '';
const read = (file: string): Buffer => readFileSync(path.join(dist, file));

beforeAll(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'pages-'));
  await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { outDir: dist } });
}, 60_000);

afterAll(() => rm(dist, { recursive: true }));

/** What a browser loads before a page shows: its document, styles, script, and what that imports. */
const firstLoad = (page: string): string[] => {
  const manifest = v.parse(Manifest, JSON.parse(read('.vite/manifest.json').toString()));
  const filesOf = (entry: string): string[] => {
    const { file = '', css = [], imports = [] } = manifest[entry] ?? {};
    return [file, ...css, ...imports.flatMap(filesOf)];
  };
  const linked = [
    ...read(page)
      .toString()
      .matchAll(/ (?:src|href)="\/(assets\/[^"]+)"/g),
  ].map(([, file = '']) => file);
  return [...new Set([page, ...linked, ...filesOf(page)])];
};

describe.each(pages)('%s', (page) => {
  it('weighs at most 60 KiB with all it needs at first', () => {
    const files = firstLoad(page);
    expect(files.filter((file) => file.endsWith('.js'))).not.toEqual([]);
    expect(files.filter((file) => file.endsWith('.css'))).not.toEqual([]);
    const bytes = files.map((file) => brotliCompressSync(read(file)).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(budget);
  });

  it('has no script, style or handler in the document itself', () => {
    const html = read(page).toString();
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    for (const [, attributes, inside] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
      expect(attributes).toMatch(/ src="\/assets\//);
      expect(inside).toBe('');
    }
  });

  it('loads nothing from elsewhere', () => {
    const links = [
      ...read(page)
        .toString()
        .matchAll(/\s(?:src|href)="([^"]*)"/g),
    ].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => !/^\/[^/]/.test(link ?? ''))).toEqual([]);
  });
});

describe('what is built', () => {
  it('makes no code from text, so that a strict policy holds', () => {
    const scripts = readdirSync(path.join(dist, 'assets')).filter((file) => file.endsWith('.js'));
    expect(scripts).not.toEqual([]);
    const maker = /\beval\(|\bFunction\(/;
    expect(scripts.filter((script) => maker.test(read(`assets/${script}`).toString()))).toEqual([]);
  });
});
