import { describe, expect, it } from 'vitest';
import { listProblems } from '../../api/route-problems.ts';
import { routes } from '../../api/routes.ts';
import { languages, type Language } from '../../domain/languages.ts';
import { de as phoneDe } from '../../web/phone/texts/de.ts';
import { en as phoneEn } from '../../web/phone/texts/en.ts';
import { fr as phoneFr } from '../../web/phone/texts/fr.ts';
import { sv as phoneSv } from '../../web/phone/texts/sv.ts';
import { de } from '../../web/self-service/texts/de.ts';
import { fr } from '../../web/self-service/texts/fr.ts';
import { de as sharedDe } from '../../web/shared/texts/de.ts';
import { fr as sharedFr } from '../../web/shared/texts/fr.ts';
import { en as sharedEn } from '../../web/shared/texts/en.ts';
import { sv as sharedSv } from '../../web/shared/texts/sv.ts';
import { endings } from '../../web/self-service/model/ending.ts';
import { en } from '../../web/self-service/texts/en.ts';
import { renewalTexts } from '../../web/self-service/texts/renewal.ts';
import { severalTexts } from '../../web/self-service/texts/several.ts';
import { sv } from '../../web/self-service/texts/sv.ts';

// Names of things, and words that are German too.
const sameEverywhere =
  /^\/(devices\/(iphone|ipad)|steps\/phases\/approve|menu\/mobileIds|mobileIds\/(title|name)|app|paste\/label|footer\/help)$/;

/** Every text with its path. */
const listTexts = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listTexts(inner, `${path}/${key}`));
};

const findGaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

const translations = {
  shared: { en: sharedEn, sv: sharedSv, de: sharedDe, fr: sharedFr },
  phone: { en: phoneEn, sv: phoneSv, de: phoneDe, fr: phoneFr },
  'Get mobile ID': { en, sv, de, fr },
  'several mobile IDs': severalTexts,
  renewal: renewalTexts,
} satisfies Readonly<Record<string, Readonly<Record<Language, unknown>>>>;

const pairs = Object.entries(translations).flatMap(([page, texts]) =>
  languages
    .filter((language) => language !== 'en')
    .map((language) => ({ page, language, english: texts.en, translated: texts[language] })),
);

describe.each(pairs)('$page texts in $language', ({ english, translated }) => {
  const [inEnglish, inOther] = [new Map(listTexts(english)), new Map(listTexts(translated))];

  it('are all there, also in lists, and none is empty', () => {
    expect([...inOther.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    expect([...inEnglish.values(), ...inOther.values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have the same gaps as in English', () => {
    for (const [path, text] of inEnglish)
      expect([path, findGaps(inOther.get(path) ?? '')]).toEqual([path, findGaps(text)]);
  });

  it('are translated', () => {
    const isWord = (path: string, text: string) => /[a-z]{4}/i.test(text) && !sameEverywhere.test(path);
    const same = [...inEnglish].filter(([path, text]) => isWord(path, text) && inOther.get(path) === text);
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
