import { describe, expect, it } from 'vitest';
import { detectDevice } from '../../../web/phone/device.ts';
import { findBrowserInstead } from '../../../web/phone/in-app.ts';
import { Phone } from './support/phone.ts';
import { appsOnAndroid, appsOnIos, browsers } from './user-agents.ts';

const find = async (userAgent: string, isInstalled = false) => {
  const navigator = { userAgent, maxTouchPoints: userAgent.includes('Windows') ? 0 : 5 };
  const device = await detectDevice({ navigator, matchMedia: () => ({ matches: isInstalled }) });
  return findBrowserInstead(userAgent, device);
};

describe('the window of an app', () => {
  it.each(Object.entries(appsOnIos))('%s leads to Safari', async (_, userAgent) => {
    expect(await find(userAgent)).toBe('Safari');
  });

  it.each(Object.entries(appsOnAndroid))('%s leads to Chrome', async (_, userAgent) => {
    expect(await find(userAgent)).toBe('Chrome');
  });

  it.each(Object.entries(browsers))('is not %s', async (_, userAgent) => {
    expect(await find(userAgent)).toBeUndefined();
  });

  it('is not the app on the Home Screen, which names no Safari either', async () => {
    expect(await find(appsOnIos['an app that names nothing'], true)).toBeUndefined();
  });
});

describe('a link that an app opened', () => {
  it('asks the service nothing and makes no keys, and lets its user go on', async () => {
    const phone = new Phone();
    phone.betterPlace = 'Safari';
    const controller = await phone.open();
    if (phone.screen.name !== 'better-place') throw new Error(`shows ${phone.screen.name}`);
    expect(phone.api.sent).toEqual([]);
    await controller.stay(phone.screen.link);
    expect(phone.screen.name).toBe('offer');
  });

  it('goes on without a word where its order is on its way there', async () => {
    const phone = new Phone();
    await phone.accept();
    phone.betterPlace = 'Chrome';
    phone.meanwhile(phone.approved, phone.completed);
    await phone.open();
    expect(phone.screen.name).toBe('done');
  });
});
