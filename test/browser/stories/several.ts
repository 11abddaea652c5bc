import { expect } from 'vitest';
import { severalTexts } from '../../../web/self-service/texts/several.ts';
import { Keyboard } from '../actors/keyboard.ts';
import { story } from './story.ts';

const { en } = severalTexts;
const on = (text: string, phone: string): string => text.replace('{phone}', phone);

export const several = [
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
