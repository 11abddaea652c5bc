import type { Words } from '../words.ts';
import { active, orderId, type MobileId, type Order } from './content.ts';
import type { Stub, Stubs, Sight } from './sight.ts';

/** Where Self-Service shows the order. */
export const orderPath = `/#/order/${orderId}`;

/** The mobile IDs that Alva has. */
export const has = (...mobileIds: readonly MobileId[]): Stubs => ({
  'GET /mobile-ids': { body: { mobileIds } },
});

/** What Self-Service learns when it looks at the order. */
export const reading = (response: Stub | readonly Stub[]): Stubs => ({
  [`GET /orders/${orderId}`]: response,
  ...has(active),
});

/** A screen of Self-Service that an order leads to. */
export const orderSight = (
  name: string,
  title: Sight['title'],
  body: Order,
  more: Pick<Sight, 'act' | 'until'> & { readonly responses?: Stubs } = {},
): Sight => ({
  name,
  title,
  path: orderPath,
  ...more,
  responses: { ...reading({ body }), ...more.responses },
});

/** How orders end without a mobile ID, with what their users are told as the reason. */
export const orderEnds = [
  ['cancelled', 'cancelled'],
  ['expired', 'expired'],
  ['cancelled', 'not-my-phone'],
  ['failed', 'match-code-wrong'],
  ['failed', 'not-installed'],
  ['failed', 'user-not-active'],
  ['failed', 'directory-item-invalid'],
  ['failed', 'failed'],
] as const;

/** The heading of Alva's Dashboard. */
export const dashboardTitle = ({ selfService }: Words): string =>
  selfService.dashboard.titleWithName.replace('{name}', 'Alva Active');
