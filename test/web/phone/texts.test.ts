import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../web/phone/texts/en.ts';
import { sv } from '../../../web/phone/texts/sv.ts';

/** Every text by its path. */
const listTexts = (node: unknown, path = ''): ReadonlyMap<string, string> =>
  typeof node === 'object' && node !== null
    ? new Map(Object.entries(node).flatMap(([name, child]) => [...listTexts(child, `${path}/${name}`)]))
    : new Map([[path, String(node)]]);

const english = listTexts(en);
const swedish = listTexts(sv);
const placeholders = (text = ''): readonly string[] => text.match(/\{\w+\}/g) ?? [];

describe('texts of the phone page', () => {
  it('are as many in Swedish as in English', () => {
    expect([...swedish.keys()]).toEqual([...english.keys()]);
  });

  it('are all written, with the same values to fill in', () => {
    for (const [path, text] of english) {
      expect(text.trim(), path).not.toBe('');
      expect(swedish.get(path)?.trim(), path).not.toBe('');
      expect(placeholders(swedish.get(path)), path).toEqual(placeholders(text));
    }
  });

  it('are translated', () => {
    const same = [...english].filter(([path, text]) => swedish.get(path) === text).map(([, text]) => text);
    expect(same).toEqual(['iPhone', 'iPad']);
  });

  it('name the app as its manifest does', () => {
    const manifest = readFileSync(
      new URL('../../../web/public/phone/manifest.webmanifest', import.meta.url),
      'utf8',
    );
    expect(manifest).toContain(`"name": "${en.app}"`);
  });
});
