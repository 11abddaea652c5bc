import { expect } from 'vitest';
import { addDays } from '../../../domain/reminders.ts';
import { lifeTexts } from '../../../web/phone/texts/life.ts';
import type { Phone } from '../actors/phone.ts';
import type { User } from '../actors/user.ts';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

type Language = 'en' | 'sv';

/** Somebody with a phone whose mobile ID was made a year ago, and ends in 20 days. */
const userWithDuePhone = async (stage: Stage, language: Language) => {
  const { world } = stage;
  const alva = await stage.user({ language });
  const phone = await stage.phone({ language });
  await alva.types(await phone.connects(await alva.getsQrCode()));
  await phone.isDone();
  await alva.window.shows(alva.words.completed.title);
  await world.processEnds(alva.orderId);
  const [mobileId] = await alva.person.selfService.mobileIds();
  const key = { userId: alva.person.userId, mobileId: mobileId?.mobileId ?? '' };
  const now = world.cloud.clock.date();
  await world.change('MobileIds', key, 'SET createdAt = :value', addDays(now, -365).toISOString());
  await world.change('MobileIds', key, 'SET notAfter = :value', addDays(now, 20).toISOString());
  await alva.window.press(alva.words.completed.done);
  await alva.showsDashboard();
  return { alva, phone };
};

/** Opens the phone page again, as somebody does who looks after their mobile ID. */
const opensAgain = async ({ window, words }: Phone): Promise<void> => {
  await window.reload();
  await window.shows(words.home.title);
};

const beforeDate = (text: string): string => text.split('{date}')[0] ?? '';

const countCards = ({ window }: Phone): Promise<number> => window.page.getByRole('article').count();

const statesOf = async ({ person }: User): Promise<readonly string[]> =>
  (await person.selfService.mobileIds()).map(({ state }) => state);

const renews = async (stage: Stage, language: Language): Promise<void> => {
  const { alva, phone } = await userWithDuePhone(stage, language);
  await opensAgain(phone);
  await phone.window.announces(beforeDate(lifeTexts[language].renewal.renewed));
  await phone.window.looksRight();
  expect(await countCards(phone)).toBe(1);
  expect((await statesOf(alva)).toSorted()).toEqual(['active', 'locked']);

  await phone.window.press(lifeTexts[language].test.button);
  await phone.window.announces(lifeTexts[language].test.works.split('{time}')[0] ?? '');
  await opensAgain(phone);
  expect(await countCards(phone)).toBe(1);

  const { window, words } = alva;
  await window.goTo(words.menu.mobileIds);
  await window.shows(words.mobileIds.title);
  await window.says(words.mobileIds.states.active);
  await window.page.locator('summary').last().click();
  await window.says(words.mobileIds.reasons.replaced);
};

/** As far as the match code: the phone asks its user first, where the options want one. */
const agreesToRenew = async (stage: Stage) => {
  await stage.world.setOption('renewal-approval', 'match-code');
  const { alva, phone } = await userWithDuePhone(stage, 'en');
  const { renewal } = lifeTexts.en;
  await opensAgain(phone);
  await phone.window.announces(renewal.asks.other.split('. ')[1] ?? '');
  await phone.window.looksRight();
  await phone.window.press(renewal.button);
  const matchCode = await phone.showsMatchCode(phone.words.matchCode.renewal);
  const { renewal: words } = alva.window.words;
  await alva.window.says(words.asks.split('{phone}')[0] ?? '');
  await alva.window.looksRight();
  await alva.window.press(alva.words.continue);
  await alva.window.shows(words.approve);
  return { alva, phone, matchCode };
};

const renewsWithCode = async (stage: Stage): Promise<void> => {
  const { alva, phone, matchCode } = await agreesToRenew(stage);
  await alva.approves(matchCode);
  await phone.isDone();
  await alva.window.shows(alva.window.words.renewal.completed);
  await phone.window.press(phone.words.toHome);
  await phone.window.shows(phone.words.home.title);
  expect(await countCards(phone)).toBe(1);
  expect((await statesOf(alva)).toSorted()).toEqual(['active', 'locked']);
};

const isStopped = async (stage: Stage): Promise<void> => {
  const { alva, phone } = await agreesToRenew(stage);
  const { window, words } = alva;
  const { renewal } = window.words;
  phone.window.watch.expect(401, 409);
  await window.press(words.cancel);
  await window.page.getByRole('dialog', { name: renewal.cancelDialog.title }).waitFor();
  await window.looksRight();
  await window.press(renewal.cancelDialog.stop);
  await window.shows(renewal.notRenewed);
  await phone.window.shows(phone.words.troubles['not-renewed'].title);
  await phone.window.looksRight();
  await phone.window.press(phone.words.toHome);
  await phone.window.shows(phone.words.home.title);
  expect(await countCards(phone)).toBe(1);
  expect(await statesOf(alva)).toContain('active');
  await window.press(words.toDashboard);
  await alva.showsDashboard();
};

export const renewed = [
  story('a phone that is opened 20 days before the end renews its mobile ID by itself', (stage) =>
    renews(stage, 'en'),
  ),
  story('a Swedish phone renews its mobile ID by itself', (stage) => renews(stage, 'sv')),
  story('a renewal that takes a match code begins when its user agrees', renewsWithCode),
  story('a renewal that its user stops leaves the phone with what it has', isStopped),
  story('a phone renews nothing where renewal is off', async (stage) => {
    await stage.world.setOption('renewal-from', 'PT0S');
    const { alva, phone } = await userWithDuePhone(stage, 'en');
    await opensAgain(phone);
    await phone.window.press(lifeTexts.en.test.button);
    await phone.window.announces(lifeTexts.en.test.works.split('{time}')[0] ?? '');
    await phone.window.looksRight();
    expect(await statesOf(alva)).toEqual(['active']);
  }),
];
