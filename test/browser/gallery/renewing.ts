import { active, endingSoon, orderAt, orderId, phone, type Order } from './content.ts';
import { dashboardTitle, has, orderEnds, orderSight } from './orders.ts';
import type { Sight } from './sight.ts';

const renewing = (state: Order['state'], more: Partial<Order> = {}): Order => {
  const { choices, ...order } = orderAt(state, { phone, ...more });
  const { mobileId, phoneName } = endingSoon;
  const kinds = choices?.kinds ?? [];
  return { ...order, renews: mobileId, choices: { kinds, replaces: { mobileId, phoneName } } };
};

const approving = renewing('awaiting-approval');

const dashboard = (name: 'asks' | 'runs', order: Order): Sight => ({
  name: `dashboard-renewal-${name}`,
  title: dashboardTitle,
  until: ({ renewal }) => renewal[name].split('{phone}')[0] ?? '',
  path: '/',
  responses: {
    'GET /mobile-ids': { body: { mobileIds: [endingSoon], runningOrder: orderId } },
    [`GET /orders/${orderId}`]: { body: order },
  },
});

const ends = [...orderEnds, ['failed', 'mobile-id-not-renewable']] as const;

/** A renewal that its phone has begun, from the Dashboard to each of its ends. */
export const renewals: readonly Sight[] = [
  dashboard('asks', approving),
  dashboard('runs', renewing('awaiting-phone')),
  orderSight('renewal-six-digits', ({ renewal }) => renewal.approve, approving),
  orderSight('renewal-cancel', ({ renewal }) => renewal.approve, approving, {
    until: ({ renewal }) => renewal.cancelDialog.text,
    act: (page, { selfService }) => page.getByRole('button', { name: selfService.cancel }).click(),
  }),
  orderSight('renewal-not-my-phone', ({ renewal }) => renewal.approve, approving, {
    until: ({ renewal }) => renewal.notMyPhoneDialog.text,
    act: (page, { selfService }) =>
      page.getByRole('button', { name: selfService.approve.notMyPhone }).click(),
  }),
  orderSight(
    'renewal-ready',
    ({ renewal }) => renewal.completed,
    renewing('completed', { mobileId: active.mobileId }),
    { until: () => active.labels.profileName, responses: has(active) },
  ),
  ...ends.map(([state, reason]) =>
    orderSight(
      `renewal-ended-${reason}`,
      ({ renewal }) => renewal.notRenewed,
      renewing(state, { ended: { reason, at: endingSoon.createdAt } }),
      { until: ({ renewal }) => renewal.endings[reason].split('{')[0] ?? '' },
    ),
  ),
];
