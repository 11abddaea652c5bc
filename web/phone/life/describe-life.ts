import { daysUntil } from '../../../domain/reminders.ts';
import { fill } from '../../shared/fill.ts';
import { pickPlural, type Plural } from '../../shared/plural.ts';
import { formats } from '../../shared/texts/index.ts';
import { texts as pageTexts } from '../texts/index.ts';
import { findNotAfter } from '../views/mobile-id.tsx';
import type { Life, Renewal } from './look-after.ts';
import type { Said } from './said.tsx';
import { texts } from './texts.ts';

/** From so many days before its end on, a mobile ID is said to end. */
const soon = 60;

/** With so many days left, its user had better do something where the page could not renew it. */
const urgent = 7;

/**
 * What its user should know of a mobile ID, and do; undefined while all is well.
 * @param notAfter when it ends, ISO 8601
 * @param now milliseconds since 1970, by the service's clock
 */
export const describeLife = (life: Life, notAfter: string, now: number): Said | undefined =>
  describeWork(life.renewal) ?? describeState(life, notAfter, now) ?? describeEnd(life, notAfter, now);

const warn = (text: string): Said => ({ tone: 'warning', text });

const describeWork = (renewal: Renewal | undefined): Said | undefined => {
  if (renewal?.name === 'renewed') {
    const date = formats.date(findNotAfter(renewal.mobileId));
    return { tone: 'good', text: fill(texts.renewal.renewed, { date }) };
  }
  if (renewal?.name !== 'running') return undefined;
  const { connection } = renewal;
  return connection === 'good'
    ? { tone: 'plain', text: texts.renewal.running }
    : warn(pageTexts.connections[connection].text);
};

const describeState = ({ state, replaced }: Life, notAfter: string, now: number): Said | undefined => {
  if (replaced) return warn(texts.replaced);
  if (state === 'locked' || state === 'inactive') return warn(texts[state]);
  return Date.parse(notAfter) <= now ? warn(texts.expired) : undefined;
};

/** What to do before it ends; nothing as long as nobody knows whether this phone renews it. */
const describeEnd = (life: Life, notAfter: string, now: number): Said | undefined => {
  const days = daysUntil(notAfter, new Date(now));
  if (life.renewal?.name === 'later' && days > urgent) return { tone: 'plain', text: texts.renewal.later };
  const words = chooseWords(life, days, now);
  if (!words) return undefined;
  const { renewableFrom = notAfter } = life;
  return warn(fill(pickPlural(words, days), { days: days.toString(), date: formats.date(renewableFrom) }));
};

const chooseWords = (
  { isAsked, renewal, renewableFrom }: Life,
  days: number,
  now: number,
): Plural | undefined => {
  if (renewal?.name === 'asks') return texts.renewal.asks;
  if (!isAsked || days > soon) return undefined;
  const isToCome = renewableFrom !== undefined && Date.parse(renewableFrom) > now;
  return isToCome ? texts.renewal.from : texts.ends;
};
