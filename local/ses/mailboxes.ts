import { ServiceError } from '../aws/service-error.ts';
import type { MailEvent } from '../cloudwatch/sources.ts';
import { bareAddress } from './address.ts';

/** What a mailbox makes of a mail: it takes it, there is no such mailbox, or its owner marks the mail as spam. */
export type Mailbox = 'takes' | 'bounces' | 'complains';

/** What becomes of a mail to one address. */
export interface Delivery {
  readonly reached: boolean;
  readonly event?: MailEvent;
}

const deliveries: Readonly<Record<Mailbox, Delivery>> = {
  takes: { reached: true },
  bounces: { reached: false, event: 'Bounce' },
  complains: { reached: true, event: 'Complaint' },
};

// An automatic answer (ooto) would need somebody to send it.
const simulated = new Map<string, Mailbox>([
  ['success', 'takes'],
  ['bounce', 'bounces'],
  ['complaint', 'complains'],
  ['suppressionlist', 'bounces'],
]);

/**
 * How the mailbox of SES's simulator answers; undefined for an address of somebody.
 * @throws {ServiceError} BadRequestException: the simulator has no such mailbox here
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
const findSimulatedMailbox = (address: string): Mailbox | undefined => {
  const [, name] = /^([^+@]*)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(address) ?? [];
  if (name === undefined) return undefined;
  const found = simulated.get(name);
  if (found) return found;
  throw new ServiceError('BadRequestException', `The simulator's mailbox ${name} is not emulated`);
};

/** All mailboxes that mails go to, and the account's list of those that SES sends nothing to any more. */
export class Mailboxes {
  /** Mailboxes of people that do not take mails, by address; a test hook. */
  readonly others = new Map<string, Mailbox>();
  readonly #suppressed = new Map<string, MailEvent>();

  /**
   * Delivers a mail to an address. The simulator's mailboxes never get onto the list.
   * @param suppressed what puts an address onto the list, and keeps mails from it
   */
  deliver(to: string, suppressed: readonly MailEvent[]): Delivery {
    const address = bareAddress(to).toLowerCase();
    const mailbox = findSimulatedMailbox(address);
    if (mailbox) return deliveries[mailbox];
    const listed = this.#suppressed.get(address);
    // Counted again for the same reason (`OnAccountSuppressionList`), without being sent.
    if (listed && suppressed.includes(listed)) return { reached: false, event: listed };
    const delivery = deliveries[this.others.get(address) ?? 'takes'];
    const { event } = delivery;
    if (event && suppressed.includes(event)) this.#suppressed.set(address, event);
    return delivery;
  }
}
