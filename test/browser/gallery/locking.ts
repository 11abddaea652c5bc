import type { Page } from 'playwright-core';
import type { Words } from '../words.ts';
import { active, endingSoon, justLocked, now } from './content.ts';
import { has } from './orders.ts';
import type { Sight, Stubs } from './sight.ts';

const ask = (page: Page, { selfService }: Words): Promise<void> =>
  page.getByRole('button', { name: selfService.lock.lock }).click();

const lock = (page: Page, { selfService }: Words): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: selfService.lock.yes }).click();

const sight = (name: string, responses: Stubs, more: Pick<Sight, 'until' | 'act'>): Sight => ({
  name,
  title: ({ selfService }) => selfService.mobileIds.title,
  path: '/#/mobile-id',
  responses: { ...has(active), ...responses },
  ...more,
});

/** A mobile ID that ends soon, one with its technical details, one that failed its test, and *Lock this mobile ID* from the question to what is shown then. */
export const locking: readonly Sight[] = [
  {
    name: 'mobile-id-ends-soon',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: ({ selfService }) => selfService.ends.other.replace('{days}', '14'),
    path: '/#/mobile-id',
    responses: has(endingSoon),
  },
  sight(
    'mobile-id-technical',
    {},
    {
      until: () => active.certificates[0]?.serial ?? '',
      act: (page, { selfService }) =>
        page.locator('summary').getByText(selfService.mobileIds.technical, { exact: true }).click(),
    },
  ),
  sight('mobile-id-tested', has({ ...active, test: { at: now.toISOString(), failed: ['user'] } }), {
    until: ({ selfService }) => selfService.mobileIds.states.active,
  }),
  sight('lock', {}, { until: ({ selfService }) => selfService.lock.why, act: ask }),
  sight(
    'lock-unanswered',
    {},
    {
      until: ({ selfService }) => selfService.lock.fault,
      act: async (page, words) => {
        await ask(page, words);
        await lock(page, words);
      },
    },
  ),
  sight(
    'locked',
    { [`POST /mobile-ids/${active.mobileId}/lock`]: { body: justLocked } },
    {
      until: ({ selfService }) => selfService.lock.done,
      act: async (page, words) => {
        await ask(page, words);
        await page.getByLabel(words.selfService.lock.reasons['phone-lost']).check();
        await lock(page, words);
        await page.getByText(words.selfService.mobileIds.past).waitFor();
        await page.locator('summary').last().click();
        await page.getByText(words.selfService.mobileIds.reasons['phone-lost']).waitFor();
      },
    },
  ),
];
