import {
  active,
  expired,
  inSystem,
  locked,
  mailedCode,
  matchCode,
  oldCode,
  onTablet,
  orderAt,
  orderId,
  orderWithChoices,
  orderWithReplaceable,
  phone,
  shownCode,
} from './content.ts';
import { dashboardTitle, has, orderPath, orderSight, reading } from './orders.ts';
import { locking } from './locking.ts';
import { outcomes } from './outcomes.ts';
import { renewals } from './renewing.ts';
import { selfServiceDetours } from './self-service-detours.ts';
import { unsupported } from './unsupported.ts';
import type { Stub, Sight } from './sight.ts';

const wrong: Stub = { problem: 'match-code-wrong', status: 422, members: { triesLeft: 1 } };
const approving = orderAt('awaiting-approval', { phone });

const start: readonly Sight[] = [
  {
    name: 'welcome',
    title: ({ selfService }) => selfService.welcome.title,
    path: '/',
    responses: {},
    isSignedOut: true,
  },
  {
    name: 'dashboard',
    title: dashboardTitle,
    until: ({ selfService }) => selfService.dashboard.none,
    path: '/',
    responses: has(),
  },
  {
    name: 'dashboard-active',
    title: dashboardTitle,
    until: ({ selfService }) => selfService.dashboard.another,
    path: '/',
    responses: has(active),
  },
  {
    name: 'dashboard-several',
    title: dashboardTitle,
    until: () => onTablet.phoneName,
    path: '/',
    responses: has(onTablet, active),
  },
  {
    name: 'dashboard-expired',
    title: dashboardTitle,
    until: ({ selfService }) =>
      selfService.dashboard.expired.replace('{phone}', expired.phoneName).replace(/ \{date\}.*/, ''),
    path: '/',
    responses: has(expired),
  },
  {
    name: 'dashboard-refused',
    title: dashboardTitle,
    until: ({ selfService }) => selfService.problems['user-not-active'].happened,
    path: '/',
    responses: { ...has(), 'POST /orders': { problem: 'user-not-active', status: 403 } },
    act: (page, { selfService }) =>
      page.getByRole('button', { name: selfService.dashboard.get }).last().click(),
  },
  {
    name: 'mobile-id',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: ({ selfService }) => selfService.mobileIds.past,
    path: '/#/mobile-id',
    responses: has(active, locked),
  },
  {
    name: 'mobile-id-several',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: () => onTablet.phoneName,
    path: '/#/mobile-id',
    responses: has(onTablet, active),
  },
  {
    name: 'mobile-id-system',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: ({ tests }) => tests.how.system,
    path: '/#/mobile-id',
    responses: has(inSystem),
  },
  {
    name: 'mobile-id-none',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: ({ selfService }) => selfService.mobileIds.none,
    path: '/#/mobile-id',
    responses: has(),
  },
  {
    name: 'order-missing',
    title: ({ selfService }) => selfService.orderMissing.title,
    path: orderPath,
    responses: reading({ problem: 'order-not-found', status: 404 }),
  },
];

const steps: readonly Sight[] = [
  orderSight('preparing', ({ selfService }) => selfService.preparing.title, orderAt('starting')),
  orderSight('confirm', ({ selfService }) => selfService.confirm.title, orderAt('awaiting-confirmation')),
  orderSight('confirm-choices', ({ selfService }) => selfService.confirm.title, orderWithChoices),
  orderSight('confirm-full', ({ selfService }) => selfService.confirm.title, orderWithReplaceable, {
    until: ({ selfService }) => selfService.confirm.faults['no-old-phone'],
    act: async (page, { selfService }) => {
      await page.getByRole('radio').nth(1).check();
      await page.getByRole('button', { name: selfService.next, exact: true }).click();
    },
  }),
  orderSight(
    'qr-code',
    ({ selfService }) => selfService.scan.title,
    orderAt('awaiting-phone', { activationCode: shownCode }),
  ),
  orderSight(
    'qr-code-too-old',
    ({ selfService }) => selfService.scan.gone.title,
    orderAt('awaiting-phone', { activationCode: oldCode(shownCode) }),
  ),
  orderSight(
    'mailed',
    ({ selfService }) => selfService.mailed.title,
    orderAt('awaiting-phone', { activationCode: mailedCode }),
  ),
  orderSight(
    'mailed-too-old',
    ({ selfService }) => selfService.mailed.gone.title,
    orderAt('awaiting-phone', { activationCode: oldCode(mailedCode) }),
  ),
  orderSight('six-digits', ({ selfService }) => selfService.approve.title, approving),
  orderSight('six-digits-typed', ({ selfService }) => selfService.approve.title, approving, {
    act: (page, { selfService }) =>
      page.getByLabel(selfService.approve.label, { exact: true }).fill(matchCode),
  }),
  orderSight('six-digits-wrong', ({ selfService }) => selfService.approve.title, approving, {
    responses: {
      [`GET /orders/${orderId}`]: [
        { body: approving },
        { body: { ...approving, phone: { ...phone, triesLeft: 1 } } },
      ],
      [`POST /orders/${orderId}/approve`]: wrong,
    },
    act: async (page, { selfService }) => {
      await page.getByLabel(selfService.approve.label, { exact: true }).fill('123456');
      await page.getByRole('button', { name: selfService.next, exact: true }).click();
      await page.getByText(selfService.approve.oneTry).waitFor();
    },
  }),
  orderSight('cancel', ({ selfService }) => selfService.approve.title, approving, {
    act: (page, { selfService }) => page.getByRole('button', { name: selfService.cancel }).click(),
  }),
  orderSight('not-my-phone', ({ selfService }) => selfService.approve.title, approving, {
    act: (page, { selfService }) =>
      page.getByRole('button', { name: selfService.approve.notMyPhone }).click(),
  }),
  orderSight('issuing', ({ selfService }) => selfService.issuing.title, orderAt('issuing', { phone })),
  orderSight(
    'installing',
    ({ selfService }) => selfService.installing.title,
    orderAt('awaiting-installation', { phone }),
  ),
];

/** Every screen of Self-Service. */
export const selfService: readonly Sight[] = [
  ...unsupported('/'),
  ...start,
  ...locking,
  ...steps,
  ...selfServiceDetours,
  ...renewals,
  ...outcomes,
];
