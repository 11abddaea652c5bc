import { lifeTexts } from '../../../web/phone/texts/life.ts';
import { testTexts } from '../../../web/self-service/texts/tests.ts';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

/** What stands before the time. */
const beforeTime = (text: string): string => text.split('{time}')[0] ?? '';

const tests = async (stage: Stage, language: 'en' | 'sv'): Promise<void> => {
  const alva = await stage.user({ language });
  const phone = await stage.phone({ language });
  const { window, words } = alva;
  const onPhone = lifeTexts[language].test;
  const onComputer = testTexts[language];
  await alva.types(await phone.connects(await alva.getsQrCode()));
  await window.shows(words.completed.title);
  await window.announces(onComputer.how.page);
  await phone.isDone();

  await phone.window.press(onPhone.button);
  await phone.window.announces(beforeTime(onPhone.works));
  await phone.window.looksRight();
  await window.announces(beforeTime(`${onComputer.name}: ${onComputer.works}`));
  await window.looksRight();

  await window.press(words.completed.done);
  await alva.showsDashboard();
  await window.goTo(words.menu.mobileIds);
  await window.shows(words.mobileIds.title);
  await window.announces(beforeTime(onComputer.works));
  await alva.person.becomes('inactive');
  await phone.window.press(phone.words.toHome);
  await phone.window.press(onPhone.button);
  await phone.window.announces(onPhone.failed.user);
  await phone.window.looksRight();
  await window.announces(onComputer.failed.user);
  await window.looksRight();
};

export const tested = [
  story('a user tests a mobile ID on the phone, and the computer shows what came of it', (stage) =>
    tests(stage, 'en'),
  ),
  story('a Swedish user tests a mobile ID on the phone, and the computer shows it', (stage) =>
    tests(stage, 'sv'),
  ),
];
