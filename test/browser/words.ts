import type { Language } from '../../domain/languages.ts';
import { unsupportedTexts } from '../../web/build/unsupported-texts.ts';
import { de as phoneDe } from '../../web/phone/texts/de.ts';
import { en as phoneEn } from '../../web/phone/texts/en.ts';
import { fr as phoneFr } from '../../web/phone/texts/fr.ts';
import { lifeTexts } from '../../web/phone/texts/life.ts';
import { sv as phoneSv } from '../../web/phone/texts/sv.ts';
import { de as selfServiceDe } from '../../web/self-service/texts/de.ts';
import { en as selfServiceEn } from '../../web/self-service/texts/en.ts';
import { fr as selfServiceFr } from '../../web/self-service/texts/fr.ts';
import { renewalTexts } from '../../web/self-service/texts/renewal.ts';
import { sv as selfServiceSv } from '../../web/self-service/texts/sv.ts';
import { testTexts } from '../../web/self-service/texts/tests.ts';
import { de as sharedDe } from '../../web/shared/texts/de.ts';
import { en as sharedEn } from '../../web/shared/texts/en.ts';
import { fr as sharedFr } from '../../web/shared/texts/fr.ts';
import { sv as sharedSv } from '../../web/shared/texts/sv.ts';

/** What the pages say, in each language: people find headings and buttons by it. */
export const words = {
  en: {
    selfService: selfServiceEn,
    phone: phoneEn,
    shared: sharedEn,
    renewal: renewalTexts.en,
    life: lifeTexts.en,
    tests: testTexts.en,
    unsupported: unsupportedTexts.en,
  },
  sv: {
    selfService: selfServiceSv,
    phone: phoneSv,
    shared: sharedSv,
    renewal: renewalTexts.sv,
    life: lifeTexts.sv,
    tests: testTexts.sv,
    unsupported: unsupportedTexts.sv,
  },
  de: {
    selfService: selfServiceDe,
    phone: phoneDe,
    shared: sharedDe,
    renewal: renewalTexts.de,
    life: lifeTexts.de,
    tests: testTexts.de,
    unsupported: unsupportedTexts.de,
  },
  fr: {
    selfService: selfServiceFr,
    phone: phoneFr,
    shared: sharedFr,
    renewal: renewalTexts.fr,
    life: lifeTexts.fr,
    tests: testTexts.fr,
    unsupported: unsupportedTexts.fr,
  },
} as const satisfies Readonly<Record<Language, unknown>>;

/** What the pages say in one language. */
export type Words = (typeof words)[Language];
