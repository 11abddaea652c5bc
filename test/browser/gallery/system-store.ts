import type { Page } from 'playwright-core';
import type { Words } from '../words.ts';
import { safariOnIPhone } from '../looks.ts';
import { activation, activationCode, now, orderId } from './content.ts';
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

const press = (page: Page, name: string): Promise<void> =>
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

const byPage = ({ life }: Words): string => life.test.byPage.split('{host}')[0] ?? '';

const done = (name: string, more: Partial<Sight>): Sight => ({
  name,
  title: ({ phone }) => phone.done.title,
  path,
  responses: {
    [`GET ${link}/certificates`]: { body: { state: 'completed', deadline: now.toISOString() } },
    [`POST ${link}/installed`]: { body: { state: 'awaiting-installation' } },
  },
  stored: 'received-in-system',
  ...more,
});

const home = (name: string, more: Partial<Sight>): Sight => ({
  name,
  title: ({ phone }) => phone.home.title,
  path: '/phone/',
  responses: {},
  stored: 'installed-in-system',
  ...more,
});

/** Screens of keys that go to the phone's system. */
export const systemStore: readonly Sight[] = [
  {
    name: 'store-choice',
    title: ({ phone }) => phone.storeChoice.title,
    path,
    responses: { [`GET ${link}`]: { body: { ...activation, stores: ['page', 'system'] } } },
    act: (page, { phone }) => press(page, phone.offer.accept),
  },
  handingOver('hand-over'),
  files('hand-over-files'),
  files('hand-over-files-iphone', safariOnIPhone),
  files('hand-over-files-computer', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36'),
  handingOver('hand-over-trouble', {
    title: ({ phone }) => phone.handOver.how,
    act: async (page, words) => {
      await goToFiles(page, words);
      await page.getByText(words.phone.handOver.help).click();
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
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
  handingOver('hand-over-installed', {
    title: ({ phone }) => phone.handOver.sure.title,
    act: async (page, words) => {
      await goToFiles(page, words);
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
  done('done-system', { until: byPage }),
  done('done-system-no-test-page', { until: ({ life }) => life.test.inSystem, hasNoTestPage: true }),
  home('home-system', { until: byPage }),
  home('home-system-no-test-page', { until: ({ life }) => life.test.inSystem, hasNoTestPage: true }),
  home('remove-system', {
    title: ({ phone }) => phone.remove.title.replace('{name}', activation.labels.profileName),
    act: async (page, { phone }) => {
      await page.getByText(phone.details.title, { exact: true }).click();
      await press(page, phone.details.remove);
    },
  }),
];
