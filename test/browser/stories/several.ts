import { expect } from 'vitest';
import { severalTexts } from '../../../web/self-service/texts/several.ts';
import { lifeTexts } from '../../../web/phone/texts/life.ts';
import { Keyboard } from '../actors/keyboard.ts';
import type { Phone } from '../actors/phone.ts';
import type { User } from '../actors/user.ts';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

const { en } = severalTexts;
const on = (text: string, phone: string): string => text.replace('{phone}', phone);

/** Somebody gets two mobile IDs, one after the other, on one phone. @returns the phone, which shows both */
const getsTwoOnOnePhone = async (
  stage: Stage,
  ordersSecond: (user: User) => Promise<void>,
): Promise<Phone> => {
  const [alva, phone] = [await stage.user(), await stage.phone()];
  await alva.types(await phone.connects(await alva.getsQrCode()));
  await phone.isDone();
  await alva.window.press(alva.words.completed.done);
  await alva.showsDashboard();
  await alva.start();
  await ordersSecond(alva);
  await alva.types(await phone.connects(await alva.seesQrCode()));
  await phone.isDone();
  await alva.window.shows(alva.words.completed.title);
  await stage.world.processEnds(alva.orderId);
  await phone.window.press(phone.words.toHome);
  await phone.window.shows(phone.words.home.title);
  return phone;
};

/** The older one of two. */
const olderOn = ({ window }: Phone) => window.page.getByRole('article').nth(1);

export const several = [
  story('a phone says of a mobile ID that a newer one replaced it', async (stage) => {
    const phone = await getsTwoOnOnePhone(stage, async (alva) => {
      await alva.window.page.getByText(alva.words.confirm.oldPhones.kept.title).click();
      await alva.confirm();
    });
    await olderOn(phone).getByText(lifeTexts.en.replaced).waitFor();
    await phone.window.looksRight();
  }),
  story('a phone on which two mobile IDs work calls neither of them replaced', async (stage) => {
    const { replaced, locked, test } = lifeTexts.en;
    await stage.world.setOption('mobile-ids-per-user', '2');
    const phone = await getsTwoOnOnePhone(stage, (alva) => alva.confirm());
    await olderOn(phone).getByRole('button', { name: test.button }).click();
    await phone.window.announces(test.works.split('{time}')[0] ?? '');
    const said = await phone.window.page.getByRole('main').innerText();
    expect([replaced, locked].filter((text) => said.includes(text))).toEqual([]);
  }),
  story('who can have no more chooses by keyboard which one to replace, and locks another', async (stage) => {
    await stage.world.setOption('mobile-ids-per-user', '2');
    const alva = await stage.user();
    const { window, words, person } = alva;
    await person.getMobileId({ phoneName: 'Phone' });
    await window.reload();
    await alva.showsDashboard();
    await alva.start();
    await window.says(en.keeps);
    await window.looksRight();
    await person.getMobileId({ phoneName: 'Tablet' });
    await window.shows(words.completed.title);
    await window.goTo(words.menu.dashboard);
    await alva.showsDashboard();
    await window.says(en.active);
    await window.looksRight();

    const keys = new Keyboard(window.page);
    await keys.press('button', words.dashboard.get);
    await window.shows(words.confirm.title);
    await window.says(en.full.replace('{count}', '2'));
    await keys.press('button', words.next);
    await window.announces(en.fault);
    await keys.tabTo('radio', /^Tablet/);
    await keys.key('ArrowDown');
    await window.says(on(en.where, 'Phone'));
    await keys.press('button', words.next);
    await window.announces(words.confirm.faults['no-old-phone']);
    await keys.tabTo('radio', new RegExp(words.confirm.oldPhones.kept.title));
    await keys.key('Space');
    await window.looksRight();
    await keys.press('button', words.next);
    await alva.seesQrCode();
    const { choices } = await person.selfService.read(alva.orderId);
    expect(choices?.replaces?.phoneName).toBe('Phone');

    await window.goTo(words.menu.mobileIds);
    await window.shows(words.mobileIds.title);
    await window.looksRight();
    await keys.press('button', on(en.lock, 'Tablet'));
    await keys.tabTo('radio', words.lock.reasons['phone-lost']);
    await keys.key('Space');
    await keys.press('button', words.lock.yes);
    await window.announces(words.lock.done);
    const states = (await person.selfService.mobileIds()).map(({ phoneName, state }) => [phoneName, state]);
    expect(states).toEqual([
      ['Tablet', 'locked'],
      ['Phone', 'active'],
    ]);
  }),
];
