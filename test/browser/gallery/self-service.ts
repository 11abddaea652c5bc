import {
  active,
  locked,
  mailedCode,
  oldCode,
  orderAt,
  orderEnded,
  orderId,
  orderWithChoices,
  phone,
  shownCode,
  type MobileId,
  type Order,
} from './content.ts';
import type { Answer, Answers, Sight } from './sight.ts';

const path = `/#/order/${orderId}`;
const has = (...mobileIds: readonly MobileId[]): Answers => ({ 'GET /mobile-ids': { body: { mobileIds } } });
const reading = (answer: Answer): Answers => ({ [`GET /orders/${orderId}`]: answer, ...has(active) });

const order = (
  name: string,
  title: Sight['title'],
  body: Order,
  more: Pick<Sight, 'act' | 'until'> & { readonly answers?: Answers } = {},
): Sight => ({ name, title, path, ...more, answers: { ...reading({ body }), ...more.answers } });

const dashboard = ({ selfService }: Parameters<Sight['title']>[0]): string =>
  selfService.dashboard.titleWithName.replace('{name}', 'Alva Active');

const wrong: Answer = { problem: 'match-code-wrong', status: 422, members: { triesLeft: 1 } };
const approving = orderAt('awaiting-approval', { phone });

const start: readonly Sight[] = [
  {
    name: 'welcome',
    title: ({ selfService }) => selfService.welcome.title,
    path: '/',
    answers: {},
    isSignedOut: true,
  },
  {
    name: 'dashboard',
    title: dashboard,
    until: ({ selfService }) => selfService.dashboard.none,
    path: '/',
    answers: has(),
  },
  {
    name: 'dashboard-active',
    title: dashboard,
    until: ({ selfService }) => selfService.dashboard.another,
    path: '/',
    answers: has(active),
  },
  {
    name: 'dashboard-refused',
    title: dashboard,
    until: ({ selfService }) => selfService.problems['user-not-active'].happened,
    path: '/',
    answers: { ...has(), 'POST /orders': { problem: 'user-not-active', status: 403 } },
    act: (page, { selfService }) =>
      page.getByRole('button', { name: selfService.dashboard.get }).last().click(),
  },
  {
    name: 'mobile-id',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: ({ selfService }) => selfService.mobileIds.past,
    path: '/#/mobile-id',
    answers: has(active, locked),
  },
  {
    name: 'mobile-id-none',
    title: ({ selfService }) => selfService.mobileIds.title,
    until: ({ selfService }) => selfService.mobileIds.none,
    path: '/#/mobile-id',
    answers: has(),
  },
  {
    name: 'order-missing',
    title: ({ selfService }) => selfService.orderMissing.title,
    path,
    answers: reading({ problem: 'order-not-found', status: 404 }),
  },
];

const steps: readonly Sight[] = [
  order('preparing', ({ selfService }) => selfService.preparing.title, orderAt('starting')),
  order('confirm', ({ selfService }) => selfService.confirm.title, orderAt('awaiting-confirmation')),
  order('confirm-choices', ({ selfService }) => selfService.confirm.title, orderWithChoices),
  order(
    'qr-code',
    ({ selfService }) => selfService.scan.title,
    orderAt('awaiting-phone', { activationCode: shownCode }),
  ),
  order(
    'qr-code-too-old',
    ({ selfService }) => selfService.scan.gone.title,
    orderAt('awaiting-phone', { activationCode: oldCode(shownCode) }),
  ),
  order(
    'mailed',
    ({ selfService }) => selfService.mailed.title,
    orderAt('awaiting-phone', { activationCode: mailedCode }),
  ),
  order(
    'mailed-too-old',
    ({ selfService }) => selfService.mailed.gone.title,
    orderAt('awaiting-phone', { activationCode: oldCode(mailedCode) }),
  ),
  order('six-digits', ({ selfService }) => selfService.approve.title, approving),
  order('six-digits-wrong', ({ selfService }) => selfService.approve.title, approving, {
    answers: {
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
  order('cancel', ({ selfService }) => selfService.approve.title, approving, {
    act: (page, { selfService }) => page.getByRole('button', { name: selfService.cancel }).click(),
  }),
  order('not-my-phone', ({ selfService }) => selfService.approve.title, approving, {
    act: (page, { selfService }) =>
      page.getByRole('button', { name: selfService.approve.notMyPhone }).click(),
  }),
  order('issuing', ({ selfService }) => selfService.issuing.title, orderAt('issuing', { phone })),
  order(
    'installing',
    ({ selfService }) => selfService.installing.title,
    orderAt('awaiting-installation', { phone }),
  ),
  order(
    'ready',
    ({ selfService }) => selfService.completed.title,
    orderAt('completed', { phone, mobileId: active.mobileId }),
    { until: () => active.labels.profileName },
  ),
];

const ends = [
  ['cancelled', 'cancelled'],
  ['expired', 'expired'],
  ['cancelled', 'not-my-phone'],
  ['failed', 'match-code-wrong'],
  ['failed', 'user-not-active'],
  ['failed', 'failed'],
] as const;

/** Every screen of Self-Service. */
export const selfService: readonly Sight[] = [
  ...start,
  ...steps,
  ...ends.map(([state, reason]) =>
    order(`ended-${reason}`, (words) => words.selfService.endings[reason].title, orderEnded(state, reason)),
  ),
];
