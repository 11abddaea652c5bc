import { readNextSteps } from '../../../domain/options/next-steps.ts';
import { optionDefinition, type Options } from '../../../domain/options/options.ts';
import type { Order } from '../../../domain/order/order.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { loadOrder, writeDown } from '../../aws/tables/orders.ts';
import type { MailBrand } from '../../../domain/brand/brand.ts';
import type { Letter } from '../../mail/layout.ts';
import {
  listLockedFacts,
  securityMail,
  successFacts,
  successMail,
  toReader,
  type Reader,
} from '../../mail/mails.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

type Deps = Pick<Dependencies, 'orders' | 'directory' | 'mailer' | 'siteUrl' | 'brand' | 'now' | 'log'>;

/** Writes the mail about an order for its reader. */
export type LetterWriter = (reader: Reader, brand: MailBrand) => Letter;

/** Where an order keeps when its user was told: of its end, or of the lost phone's mobile ID that was locked. */
type Told = 'notifiedAt' | 'lockNotifiedAt';

/**
 * Mails a user about an order, once: to the address that the directory has now, and whatever state the
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
  told: Told = 'notifiedAt',
): Promise<void> => {
  try {
    const order = await loadOrder(deps, orderId);
    const write = order[told] === undefined ? writerFor(order) : undefined;
    if (write) await send(deps, order, write, told);
  } catch (error) {
    deps.log.alarm('notification-failed', 'NotificationFailed', { orderId });
    throw error;
  }
};

/**
 * Whether the options of an order want its user to be told of this outcome. The default decides for an order that
 * ended before its options were read.
 */
export const isWanted = (
  { options }: Order,
  outcome: Exclude<Options['notify'], 'none' | 'both'>,
): boolean => {
  const wanted = options ? options.notify : optionDefinition('notify').initial;
  return wanted === outcome || wanted === 'both';
};

/**
 * Mails the user that the mobile ID is active: the process does, and clean-up where the process ended before it
 * could. Where the option `notify` doesn't want the mail that it is ready, a security notice says so.
 * @see https://pages.nist.gov/800-63-4/sp800-63b/events the subscriber hears of each authenticator that is bound
 * @throws whatever kept the mail from being sent
 */
export const notifySuccess = (deps: Deps, { orderId }: { readonly orderId: string }): Promise<void> =>
  notifyOnce(deps, orderId, (order) => {
    if (order.state !== 'completed' || !order.phone) return undefined;
    const content = { facts: successFacts(order), siteUrl: deps.siteUrl };
    return (reader, brand) =>
      isWanted(order, 'success')
        ? successMail(reader, {
            ...content,
            brand,
            nextSteps: readNextSteps(order.options?.['next-steps'] ?? ''),
          })
        : securityMail(reader, 'activated', { ...content, brand });
  });

/**
 * Mails the user at once that the mobile ID of a lost phone was locked. One that can't be sent keeps nothing from
 * going on: the mail about the order's end says it then.
 */
export const notifyLocked = async (deps: Deps, orderId: string): Promise<void> => {
  const writerFor = (order: Order) => lockedWriter(order, deps.siteUrl);
  await notifyOnce(deps, orderId, writerFor, 'lockNotifiedAt').catch(() => undefined);
};

/** The notice that the mobile ID of a lost phone was locked; undefined where none was. */
export const lockedWriter = (order: Order, siteUrl: string): LetterWriter | undefined => {
  if (!order.replaces || order.confirmation?.oldPhone !== 'lost') return undefined;
  return (reader, brand) => securityMail(reader, 'locked', { facts: listLockedFacts(order), siteUrl, brand });
};

const send = async (
  deps: Deps,
  { orderId, userId, language }: Order,
  write: LetterWriter,
  told: Told,
): Promise<void> => {
  const user = await findUser(deps, userId);
  if (!user) return;
  const { email } = user;
  if (email === undefined) {
    deps.log.info('notification-left-out', { orderId, userId, attribute: 'email' });
    return;
  }
  const letter = write(toReader(user, email, language), await deps.brand.read());
  await deps.mailer.send({ to: email, ...letter }, orderId);
  const at = deps.now().toISOString();
  await writeDown(deps, orderId, {
    set: told === 'notifiedAt' ? { notifiedAt: at } : { lockNotifiedAt: at },
  });
};
