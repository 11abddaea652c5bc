import type { Page } from 'playwright-core';
import type { Words } from '../words.ts';
import { safariOnIPhone, webViewOnAndroid, webViewOnIPhone } from '../looks.ts';
import { activationCode, now, orderId } from './content.ts';
import type { Sight, Stub } from './sight.ts';

const path = `/phone/#${orderId}.${activationCode}`;
const link = `/activations/${orderId}`;
const waits: Stub = { body: { state: 'awaiting-installation', deadline: now.toISOString() } };

const handingOver = (name: string, more: Partial<Sight> = {}): Sight => ({
  name,
  title: ({ phone }) => phone.handOver.title,
  path,
  responses: { [`GET ${link}/certificates`]: waits },
  stored: 'handing-over',
  ...more,
});

/** Presses a button of this name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const goToFiles = async (page: Page, { phone }: Words): Promise<void> => {
  await press(page, phone.handOver.next);
  await page.locator('a[download]').first().waitFor();
};

const files = (name: string, userAgent?: string): Sight =>
  handingOver(name, {
    title: ({ phone }) => phone.handOver.how,
    act: goToFiles,
    ...(userAgent !== undefined && { userAgent }),
  });

/** Opens what is folded up. */
const unfold = async (page: Page, summary: string): Promise<void> => {
  await page.getByText(summary, { exact: true }).click();
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
};

// The browser of these pictures has no share sheet.
const share = (): void => {
  const fail = (): Promise<never> => Promise.reject(new DOMException('No', 'NotAllowedError'));
  Object.assign(navigator, { canShare: () => true, share: fail });
};

const inApp: Partial<Sight> = {
  title: ({ phone }) => phone.handOver.how,
  until: ({ phone }) => phone.handOver.noFile.inApp,
  act: goToFiles,
};

/** What can go wrong while its user installs what they are handed. */
const mishaps: readonly Sight[] = [
  handingOver('hand-over-trouble', {
    title: ({ phone }) => phone.handOver.how,
    act: async (page, words) => {
      await goToFiles(page, words);
      await unfold(page, words.phone.handOver.help);
    },
  }),
  handingOver('hand-over-no-file', {
    title: ({ phone }) => phone.handOver.how,
    act: async (page, words) => {
      await goToFiles(page, words);
      await unfold(page, words.phone.handOver.noFile.title);
    },
  }),
  handingOver('hand-over-in-app', {
    ...inApp,
    userAgent: webViewOnIPhone,
    before: share,
  }),
  handingOver('hand-over-in-app-android', { ...inApp, userAgent: webViewOnAndroid }),
  handingOver('hand-over-not-shared', {
    title: ({ phone }) => phone.handOver.how,
    until: ({ phone }) => phone.handOver.noFile.shareFailed,
    userAgent: safariOnIPhone,
    before: share,
    act: async (page, words) => {
      const { noFile, profile } = words.phone.handOver;
      await goToFiles(page, words);
      await unfold(page, noFile.title);
      await press(page, noFile.share.replace('{name}', profile));
    },
  }),
  handingOver('hand-over-no-files', {
    title: ({ phone }) => phone.handOver.how,
    until: ({ phone }) => phone.handOver.failed,
    before: () => {
      Object.defineProperty(crypto.subtle, 'exportKey', { value: () => Promise.reject(new Error('none')) });
    },
    act: (page, { phone }) => press(page, phone.handOver.next),
  }),
  handingOver('hand-over-half', {
    title: ({ phone }) => phone.handOver.sure.title,
    until: ({ phone }) => phone.handOver.sure.missing.split('{names}')[0] ?? '',
    act: async (page, words) => {
      await goToFiles(page, words);
      await page.locator('a[download]').first().click();
      await press(page, words.phone.handOver.installed);
    },
  }),
];

/** Handing over to the phone's system, to the user's word. */
export const handOver: readonly Sight[] = [
  handingOver('hand-over'),
  files('hand-over-files'),
  files('hand-over-files-iphone', safariOnIPhone),
  files('hand-over-files-computer', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36'),
  ...mishaps,
  handingOver('hand-over-installed', {
    title: ({ phone }) => phone.handOver.sure.title,
    act: async (page, words) => {
      await goToFiles(page, words);
      for (const file of await page.locator('a[download]').all()) await file.click();
      await press(page, words.phone.handOver.installed);
    },
  }),
  handingOver('hand-over-stop', {
    title: ({ phone }) => phone.handOver.giveUp.title,
    act: async (page, words) => {
      await goToFiles(page, words);
      await press(page, words.phone.handOver.notInstalled);
    },
  }),
  ...(['stopping', 'trouble-not-installed'] as const).map((name) =>
    handingOver(name, {
      title: ({ phone }) =>
        name === 'stopping' ? phone.waiting.stopping.title : phone.troubles['not-installed'].title,
      responses: {
        [`GET ${link}/certificates`]: waits,
        [`POST ${link}/not-installed`]: name === 'stopping' ? 'never' : { body: { state: 'failed' } },
      },
      act: async (page, words) => {
        await goToFiles(page, words);
        await press(page, words.phone.handOver.notInstalled);
        await press(page, words.phone.handOver.giveUp.yes);
      },
    }),
  ),
];
