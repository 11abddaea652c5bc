import { active, orderAt, orderId, orderWithChoices, phone, shownCode } from './content.ts';
import { dashboardTitle, has, orderPath, orderSight, reading } from './orders.ts';
import type { Sight } from './sight.ts';

const scanning = orderAt('awaiting-phone', { activationCode: shownCode });

/** What Self-Service shows where something is in the way, or was begun before. */
export const selfServiceDetours: readonly Sight[] = [
  {
    name: 'no-connection-at-start',
    title: ({ selfService }) => selfService.loading.title,
    until: ({ shared }) => shared.problems.offline.happened,
    path: '/',
    responses: {},
    before: () => {
      globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    },
  },
  {
    name: 'sign-in-failed',
    title: ({ selfService }) => selfService.welcome.title,
    until: ({ selfService }) => selfService.problems['sign-in-failed'].happened,
    path: '/?error=access_denied&state=of-no-sign-in',
    responses: {},
    isSignedOut: true,
  },
  {
    name: 'dashboard-running',
    title: dashboardTitle,
    until: ({ selfService }) => selfService.dashboard.running,
    path: orderPath,
    responses: { ...reading({ body: scanning }), ...has() },
    act: async (page, { selfService }) => {
      await page.getByRole('heading', { name: selfService.scan.title }).waitFor();
      await page.getByRole('link', { name: selfService.menu.dashboard }).click();
    },
  },
  {
    name: 'dashboard-no-connection',
    title: dashboardTitle,
    until: ({ shared }) => shared.problems.offline.happened,
    path: '/',
    responses: { 'GET /mobile-ids': 'unreachable' },
  },
  orderSight('confirm-unanswered', ({ selfService }) => selfService.confirm.title, orderWithChoices, {
    until: ({ selfService }) => selfService.confirm.faults['no-old-phone'],
    act: (page, { selfService }) => page.getByRole('button', { name: selfService.next, exact: true }).click(),
  }),
  orderSight('no-connection', ({ selfService }) => selfService.scan.title, scanning, {
    until: ({ selfService }) => selfService.lost.offline,
    responses: reading([{ body: scanning }, 'unreachable']),
  }),
  orderSight('too-many-codes', ({ selfService }) => selfService.scan.title, scanning, {
    until: ({ shared }) => shared.problems['too-many-requests'].happened,
    responses: { [`POST /orders/${orderId}/activation-code`]: { problem: 'too-many-requests', status: 429 } },
    act: (page, { selfService }) => page.getByRole('button', { name: selfService.scan.newCode }).click(),
  }),
  orderSight(
    'ready-replaced',
    ({ selfService }) => selfService.completed.title,
    orderAt('completed', {
      phone,
      mobileId: active.mobileId,
      choices: orderWithChoices.choices,
      confirmation: { kinds: ['authentication', 'signature'], oldPhone: 'lost' },
    }),
    { until: () => active.labels.profileName },
  ),
];
