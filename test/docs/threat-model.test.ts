import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = new URL('../../docs/threat-model.md', import.meta.url);
const links = [...readFileSync(page, 'utf8').matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(
  ([, title = '', path = '']) => ({ title, path }),
);

it('the threat model names tests', () => {
  expect(links.length).toBeGreaterThan(30);
});

it.each(links)('the threat model names a test that is there: $title', ({ title, path }) => {
  const file = new URL(path, page);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(title);
});
