import type { Options } from '../../../domain/options/options.ts';
import type { Order } from '../../../domain/order/order.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { loadOrder, writeDown } from '../../aws/tables/orders.ts';
import type { Letter } from '../../mail/layout.ts';
import { successFacts, successMail, toReader, type Reader } from '../../mail/mails.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

type Deps = Pick<Dependencies, 'orders' | 'directory' | 'mailer' | 'siteUrl' | 'now' | 'log'>;

/** Writes the mail about an order for its reader. */
export type LetterWriter = (reader: Reader) => Letter;

/**
 * Mails a user how an order ended, once: to the address that the directory has now, and whatever state the
 * user is in now. Nothing happens where there is nothing to say or nobody to say it to; the log says where it is
 * for want of an address. A failure rings an
 * alarm, and trying again is safe.
 * @param writerFor gives the mail that an order calls for; undefined for none
 * @throws whatever kept the mail from being sent
 */
export const notifyOnce = async (
  deps: Deps,
  orderId: string,
  writerFor: (order: Order) => LetterWriter | undefined,
): Promise<void> => {
  try {
    const order = await loadOrder(deps, orderId);
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

/**
 * Mails the user that the mobile ID is active, where the option `notify` wants it: the process does, and clean-up where
 * the process ended before it could.
 * @throws whatever kept the mail from being sent
 */
export const notifySuccess = (deps: Deps, { orderId }: { readonly orderId: string }): Promise<void> =>
  notifyOnce(deps, orderId, (order) => {
    if (order.state !== 'completed' || !order.phone || !isWanted(order, 'success')) return undefined;
    return (reader) => successMail(reader, { facts: successFacts(order), siteUrl: deps.siteUrl });
  });

const send = async (deps: Deps, { orderId, userId }: Order, write: LetterWriter): Promise<void> => {
  const user = await findUser(deps, userId);
  if (!user) return;
  const { email } = user;
  if (email === undefined) {
    deps.log.info('notification-left-out', { orderId, userId, attribute: 'email' });
    return;
  }
  await deps.mailer.send({ to: email, ...write(toReader(user, email)) }, orderId);
  await writeDown(deps, orderId, { set: { notifiedAt: deps.now().toISOString() } });
};
