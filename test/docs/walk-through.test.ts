import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the walk-through on the README’s first screen', () => {
  const picture = read('docs/screenshots/walk-through.svg');

  it('is there before anything is asked of the reader', () => {
    const [beforeCommands = ''] = read('README.md').split('```sh');
    expect(beforeCommands).toContain('(docs/screenshots/walk-through.svg)');
  });

  it('has one MB at most', () => {
    expect(Buffer.byteLength(picture)).toBeLessThanOrEqual(1_000_000);
  });

  // GitHub shows pictures under a policy that lets them load nothing.
  it('loads nothing', () => {
    const sources = [...picture.matchAll(/(?:href|src)="([^"]{0,30})/g)].map(([, source]) => source);
    expect(sources).not.toEqual([]);
    for (const source of sources) expect(source).toMatch(/^data:image\/png;base64,/);
    expect(picture).not.toMatch(/<script|@import|url\(/);
  });

  it('stands still for those who want no motion', () => {
    expect(picture).toContain('@media (prefers-reduced-motion: reduce) { image { animation: none } }');
    expect(picture).toContain('class="still"');
  });
});
