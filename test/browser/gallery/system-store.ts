import type { Words } from '../words.ts';
import { activation, activationCode, now, orderId } from './content.ts';
import { handOver, press } from './hand-over.ts';
import type { Sight } from './sight.ts';

const path = `/phone/#${orderId}.${activationCode}`;
const link = `/activations/${orderId}`;

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
  ...handOver,
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
