import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { documents, files } from './documents.ts';

const roots = new Set(files.map((path) => path.split('/')[0]));

const links = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

it.each(documents)('links to what is there: $path', ({ path, text }) => {
  expect(links(text).filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
});

const inBackticks = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w./-]+)`/g)].map(([, quoted = '']) => quoted);

/** What is written as a path of the repository: a file of ours, or something below one of its folders. */
const isPath = (quoted: string): boolean =>
  /^[\w-]+(\.[\w-]+)*\.(tsx?|md|json)$/.test(quoted) ||
  (quoted.includes('/') && roots.has(quoted.split('/')[0]));

// Made by a deploy or a command, not kept here.
const made = new Set(['config.json']);

const exists = (quoted: string, from: string): boolean =>
  existsSync(quoted) ||
  existsSync(join(dirname(from), quoted)) ||
  (!quoted.includes('/') && files.some((file) => file.endsWith(`/${quoted}`)));

it.each(documents)('names files and folders that are there: $path', ({ path, text }) => {
  const paths = inBackticks(text).filter((quoted) => isPath(quoted) && !made.has(quoted));
  expect(paths.filter((quoted) => !exists(quoted, path))).toEqual([]);
});

const listed = new Map(documents.map(({ path, text }) => [path, links(text)])).get('docs/README.md') ?? [];

it('lists every document in docs/README.md', () => {
  const found = listed.map((target) => join('docs', target));
  const expected = files.filter((path) => /^docs\/.*\.(md|json)$/.test(path) && path !== 'docs/README.md');
  expect(expected.filter((path) => !found.includes(path))).toEqual([]);
});

it('gives every decision a number of its own, a date and a status', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'));
  expect(decisions).not.toHaveLength(0);
  for (const { path, text } of decisions) {
    const number = Number(path.slice('docs/decisions/'.length).split('-')[0]);
    expect(text).toMatch(
      new RegExp(`^# ${String(number)}\\. .+\\n\\n- Date: \\d{4}-\\d\\d-\\d\\d\\n- Status: \\w`),
    );
  }
});
