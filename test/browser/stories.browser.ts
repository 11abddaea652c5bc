import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { openWorld } from '../stories/worlds.ts';
import { browserPath, launchBrowser } from './chromium.ts';
import { Stage } from './stage.ts';
import { brands } from './stories/brands.ts';
import { codes } from './stories/codes.ts';
import { effort } from './stories/effort.ts';
import { inApp } from './stories/in-app.ts';
import { keyboard } from './stories/keyboard.ts';
import { languages } from './stories/languages.ts';
import { lock } from './stories/lock.ts';
import { mailed } from './stories/mailed.ts';
import { phones } from './stories/phones.ts';
import { places } from './stories/places.ts';
import { renewed } from './stories/renewed.ts';
import { several } from './stories/several.ts';
import { signIns } from './stories/sign-ins.ts';
import { stopped } from './stories/stopped.ts';
import { storage } from './stories/storage.ts';
import { success } from './stories/success.ts';
import { systemStore } from './stories/system-store.ts';
import { tested } from './stories/tested.ts';
import { translated } from './stories/translated.ts';

const stories = [
  ...success,
  ...mailed,
  ...stopped,
  ...lock,
  ...tested,
  ...renewed,
  ...several,
  ...codes,
  ...places,
  ...signIns,
  ...languages,
  ...brands,
  ...phones,
  ...keyboard,
  ...translated,
  ...storage,
  ...systemStore,
  ...inApp,
  ...effort,
];

describe.skipIf(browserPath() === undefined)('browser stories', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    browser = await launchBrowser();
    stage = new Stage(await openWorld(), browser);
    // Browsers take their time: tokens and sign-ins must not grow old meanwhile.
    stage.world.cloud.clock.rate = 4;
  });
  afterEach(async () => {
    await stage.world.tidyUp();
    await stage.close();
  });
  afterAll(async () => {
    await browser.close();
    await stage.world.cloud.stop();
  });

  it.each(stories)('$title', ({ tell }) => tell(stage));
});
