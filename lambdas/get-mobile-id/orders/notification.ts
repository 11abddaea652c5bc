import type { Directory } from '../../aws/tables/directory.ts';
import type { Mailer } from '../../aws/services/mailer.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Options } from '../../../domain/options/options.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { Log } from '../../runtime/log.ts';
import type { Letter } from '../../mail/layout.ts';
import type { Reader } from '../../mail/mails.ts';

/** What telling a user about an outcome works with. */
export interface NotificationDependencies {
  readonly orders: OrderStore;
  readonly directory: Directory;
  readonly mailer: Mailer;
  /** Origin of the page that mails link to. */
  readonly siteUrl: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** Writes the mail about an order for its reader. */
export type LetterWriter = (reader: Reader) => Letter;

/**
 * Mails a user how an order ended, once: to the address that the directory has now, and whatever state the
 * user is in now. Nothing happens where there is nothing to say or nobody to say it to. A failure rings an
 * alarm, and trying again is safe.
 * @param writerFor gives the mail that an order calls for; undefined for none
 * @throws whatever kept the mail from being sent
 */
export const notifyOnce = async (
  deps: NotificationDependencies,
  orderId: string,
  writerFor: (order: Order) => LetterWriter | undefined,
): Promise<void> => {
  try {
    const order = await deps.orders.load(orderId);
    const write = order.notifiedAt === undefined ? writerFor(order) : undefined;
    if (write) await send(deps, order, write);
  } catch (error) {
    deps.log.alarm('notification-failed', 'NotificationFailed', { orderId });
    throw error;
  }
};

/** Whether the options of an order want its user to be told of this outcome. */
export const isWanted = ({ options }: Order, outcome: Exclude<Options['notify'], 'none' | 'both'>): boolean =>
  options?.notify === outcome || options?.notify === 'both';

const send = async (
  { directory, mailer, orders, now }: NotificationDependencies,
  { orderId, userId, state }: Order,
  write: LetterWriter,
): Promise<void> => {
  const user = await directory.find(userId);
  if (!user) return;
  await mailer.send({ to: user.email, ...write(user) }, orderId);
  await orders.writeDuring(orderId, state, { set: { notifiedAt: now().toISOString() } });
};
