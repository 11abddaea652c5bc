import { describe, expect, it } from 'vitest';
import { listProblems, routes } from '../../api/routes.ts';
import { en as sharedEn } from '../../web/shared/texts/en.ts';
import { sv as sharedSv } from '../../web/shared/texts/sv.ts';
import { endings } from '../../web/self-service/model/ending.ts';
import { en } from '../../web/self-service/texts/en.ts';
import { sv } from '../../web/self-service/texts/sv.ts';

/** Every text with its path. */
const listTexts = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listTexts(inner, `${path}/${key}`));
};

const findGaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

describe.each([
  ['shared', sharedEn, sharedSv],
  ['Self-Service', en, sv],
])('%s texts', (_, english, swedish) => {
  const [inEnglish, inSwedish] = [new Map(listTexts(english)), new Map(listTexts(swedish))];

  it('are there in both languages, also in lists, and none is empty', () => {
    expect([...inSwedish.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    expect([...inEnglish.values(), ...inSwedish.values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have the same gaps in both languages', () => {
    for (const [path, text] of inEnglish)
      expect([path, findGaps(inSwedish.get(path) ?? '')]).toEqual([path, findGaps(text)]);
  });

  it('are translated', () => {
    const same = [...inEnglish].filter(
      ([path, text]) => /[a-z]{4}/i.test(text) && inSwedish.get(path) === text,
    );
    expect(same).toEqual([]);
  });
});

describe('texts of problems', () => {
  const userRoutes = Object.values(routes).filter(({ caller }) => caller === 'user');
  const met = [...new Set(userRoutes.flatMap((route) => listProblems(route)))];

  it.each(met)('say what happened and what to do about %s', (code) => {
    const words = new Map(Object.entries({ ...sharedEn.problems, ...en.problems }));
    expect(words.get(code)?.happened).toMatch(/^[A-Z].*\.$/);
    expect(words.get(code)?.toDo).toMatch(/^[A-Z].*\.$/);
  });

  it.each(endings)('say how an order ended: %s', (ending) => {
    expect(en.endings[ending].title).not.toBe('');
  });

  it('tell an inactive user that, and nothing more', () => {
    expect(en.problems['user-not-active'].happened).not.toMatch(/inactive|locked|state/i);
    expect(en.problems['user-not-active'].toDo).toBe('Contact your help desk.');
  });
});
