import { expect } from 'vitest';
import type { Window } from '../actors/window.ts';
import { story } from './story.ts';

/** The browser's database fails so many times from now on: writing, or being opened. */
const breakStorage = async ({ page }: Window, times: number): Promise<void> => {
  await page.evaluate((count) => {
    let left = count;
    const fail = (): void => {
      if (left === 0) return;
      left -= 1;
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    };
    const mayFail = (prototype: object, name: string): void => {
      const works: unknown = Reflect.get(prototype, name);
      if (typeof works !== 'function') throw new Error(name);
      const failing = function (this: unknown, ...args: unknown[]): unknown {
        fail();
        return Reflect.apply(works, this, args);
      };
      Object.assign(prototype, { [name]: failing });
    };
    mayFail(IDBFactory.prototype, 'open');
    mayFail(IDBDatabase.prototype, 'transaction');
    Object.assign(globalThis, {
      mendStorage: () => {
        left = 0;
      },
    });
  }, times);
};

const mendStorage = async ({ page }: Window): Promise<void> => {
  await page.evaluate('mendStorage()');
};

export const storage = [
  story(
    'storage that fails once while the certificates come is tried again, and nobody notices',
    async (stage) => {
      const alva = await stage.user();
      const phone = await stage.phone();
      const matchCode = await phone.connects(await alva.getsQrCode());
      await breakStorage(phone.window, 1);
      await alva.types(matchCode);
      await phone.isDone();
      await alva.window.shows(alva.words.completed.title);
      const [mobileId] = await alva.person.selfService.mobileIds();
      expect(mobileId).toMatchObject({ state: 'active' });
    },
  ),

  story(
    'storage that fails for good after the code is used says so, and the phone goes on later',
    async (stage) => {
      const alva = await stage.user();
      const phone = await stage.phone();
      const { window, words } = phone;
      const matchCode = await phone.connects(await alva.getsQrCode());
      await breakStorage(window, 1000);
      await alva.types(matchCode);
      await window.shows(words.troubles['storage-failing'].title);
      await window.looksRight();
      await mendStorage(window);
      await window.press(words.startAgain);
      await phone.isDone();
    },
  ),

  story('a browser that may delete the mobile ID says when', async (stage) => {
    const alva = await stage.user();
    const phone = await stage.phone();
    await alva.types(await phone.connects(await alva.getsQrCode()));
    await phone.isDone();
    const isKept = await phone.window.page.evaluate(() => navigator.storage.persisted());
    expect(await phone.window.page.getByText(phone.words.keeping.space).count()).toBe(isKept ? 0 : 1);
    await phone.window.press(phone.words.toHome);
    await phone.window.shows(phone.words.home.title);
    expect(await phone.window.page.getByText(phone.words.keeping.space).count()).toBe(isKept ? 0 : 1);
  }),
];
