import type * as v from 'valibot';
import type { OrderResponse } from './schemas.ts';
import { certificateKinds } from '../domain/certificates/certificate-kinds.ts';
import { showNextSteps } from '../domain/options/next-steps.ts';
import { kindPolicy } from '../domain/options/options.ts';
import type { Order } from '../domain/order/order.ts';

/** An order as the API shows it to its user. */
export type OrderView = v.InferOutput<typeof OrderResponse>;

/** What only the page of an order that waits for a phone may show. */
export type ShownCode = Pick<NonNullable<OrderView['activationCode']>, 'link' | 'qrCode'>;

/**
 * An order as its user may see it: no token, no hash, no match code, nothing of the directory.
 * @param shownCode link and picture of the activation code, where the options show it on the page
 */
export const toOrderResponse = (order: Order, shownCode: ShownCode = {}): OrderView => ({
  orderId: order.orderId,
  state: order.state,
  createdAt: order.createdAt,
  deadline: order.deadline,
  ...(order.labels && { labels: order.labels }),
  ...choices(order),
  ...confirmation(order),
  ...activationCode(order, shownCode),
  ...(order.phone && { phone: { name: order.phone.name, triesLeft: order.matchTriesLeft } }),
  ...(order.renews && { renews: order.renews.mobileId }),
  ...(order.state === 'completed' && { mobileId: order.mobileId, ...showNextSteps(order) }),
  ...describeEnd(order),
});

const describeEnd = ({ ended: end, absent }: Order): Pick<OrderView, 'ended'> => {
  if (!end) return {};
  const { reason, at } = end;
  const attribute = reason === 'directory-item-invalid' ? absent?.[0] : undefined;
  return { ended: { reason, at, ...(attribute !== undefined && { attribute }) } };
};

const choices = ({ options, replaces, replaceable }: Order): Pick<OrderView, 'choices'> => {
  if (!options) return {};
  const kinds = certificateKinds.map((kind) => ({ kind, policy: kindPolicy(options, kind) }));
  return { choices: { kinds, ...(replaces && { replaces }), ...(replaceable && { replaceable }) } };
};

const confirmation = ({ confirmation: confirmed }: Order): Pick<OrderView, 'confirmation'> => {
  if (!confirmed) return {};
  const { kinds, oldPhone } = confirmed;
  return { confirmation: { kinds, ...(oldPhone && { oldPhone }) } };
};

// The code of a renewal is its phone's alone: nobody is to scan anything.
const activationCode = ({ state, phone, renews, activationCode: code }: Order, shown: ShownCode) => {
  if (state !== 'awaiting-phone' || phone || renews || !code) return {};
  const { expiresAt, mailedTo } = code;
  return { activationCode: { expiresAt, ...(mailedTo !== undefined && { mailedTo }), ...shown } };
};
