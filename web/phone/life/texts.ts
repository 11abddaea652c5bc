import { inLanguage } from '../../shared/language.ts';
import { lifeTexts } from '../texts/life.ts';

/** What is said of a mobile ID that does not work, or not for long. */
export const texts = inLanguage(lifeTexts);
