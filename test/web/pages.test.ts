import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets } from '../../bench/budgets.ts';
import { documents, firstLoad, firstLoadKiB, firstPaintKiB, styledKiB } from '../../bench/first-load.ts';

let dist = '';
const read = (file: string): Buffer => readFileSync(path.join(dist, file));

beforeAll(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'pages-'));
  await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { outDir: dist } });
});

afterAll(() => rm(dist, { recursive: true }));

describe.each(documents)('%s', (page) => {
  it('weighs at most 60 KiB with all it needs at first', () => {
    const files = firstLoad(dist, page);
    expect(files.filter((file) => file.endsWith('.js'))).not.toEqual([]);
    expect(files.filter((file) => file.endsWith('.css'))).not.toEqual([]);
    expect(firstLoadKiB(dist, page)).toBeLessThanOrEqual(budgets.firstLoadKiB);
  });

  it('paints with little, and asks for few files', () => {
    const files = firstLoad(dist, page);
    expect(firstPaintKiB(dist, page)).toBeLessThanOrEqual(budgets.firstPaintKiB);
    expect(styledKiB(dist, page)).toBeLessThanOrEqual(budgets.styledKiB);
    expect(files.length).toBeLessThanOrEqual(budgets.firstLoadFiles);
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
