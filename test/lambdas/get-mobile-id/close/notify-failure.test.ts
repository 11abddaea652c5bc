import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/close/notify-failure.lambda.ts';
import type { EndState, OrderState } from '../../../../domain/order/order-states.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { mailed } from '../deliver/mailed.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, options, orderIn, start, user } from '../../../support/orders.ts';
import { staged } from '../../../support/staged.ts';
import type { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('failed');
const notify = (stage: Stage) => run(stage.deps)({ orderId });

/** An order that ended for a reason. */
const ended = (state: EndState, reason: string, changes: Partial<Order> = {}): Order =>
  orderIn(state, { ended: { at: start.toISOString(), reason, from: 'awaiting-approval' }, ...changes });

const subjectsFor = async (order: Order) => {
  const stage = staged(order);
  await notify(stage);
  return mailed(stage).map(({ subject }) => subject);
};

const timeRanOut = 'You didn’t get a mobile ID: time ran out';
const notActive = 'You didn’t get a mobile ID: your account isn’t active';
const wentWrong = 'You didn’t get a mobile ID: something went wrong';
const security = 'Security notice: we stopped setting up your mobile ID';

describe('Notify failure', () => {
  it.each([
    { state: 'expired', reason: 'expired', subject: timeRanOut },
    { state: 'failed', reason: 'user-not-active', subject: notActive },
    { state: 'failed', reason: 'certificate-refused-by-ca', subject: wentWrong },
    { state: 'failed', reason: 'failed', subject: wentWrong },
    { state: 'failed', reason: 'match-code-wrong', subject: security },
    { state: 'cancelled', reason: 'not-my-phone', subject: security },
  ] as const)(
    'of an order that is $state with $reason says: $subject',
    async ({ state, reason, subject }) => {
      expect(await subjectsFor(ended(state, reason))).toEqual([subject]);
    },
  );

  it('says nothing when the user cancelled', async () => {
    expect(await subjectsFor(ended('cancelled', 'cancelled-by-user'))).toEqual([]);
  });

  it.each(['completed', 'awaiting-approval', 'issuing'] as const satisfies readonly OrderState[])(
    'says nothing of an order that is %s',
    async (state) => {
      expect(await subjectsFor(orderIn(state))).toEqual([]);
    },
  );

  it.each([
    { notify: 'both', mails: 1 },
    { notify: 'failure', mails: 1 },
    { notify: 'success', mails: 0 },
    { notify: 'none', mails: 0 },
  ] as const)('sends $mails mails where the option is $notify', async (given) => {
    const order = ended('failed', 'failed', { options: options({ notify: given.notify }) });
    expect(await subjectsFor(order)).toHaveLength(given.mails);
  });

  it.each(['service-busy', 'option-invalid'])(
    'goes by the default for an order that failed with %s, before it had options',
    async (reason) => {
      const { options: _, ...order } = ended('failed', reason);
      expect(await subjectsFor(order)).toEqual([wentWrong]);
    },
  );

  it.each(['match-code-wrong', 'not-my-phone'])(
    'warns of %s whatever the option is, and quotes nothing of the phone',
    async (reason) => {
      const { phone } = orderIn('awaiting-approval');
      const stage = staged(
        ended('failed', reason, { options: options({ notify: 'none' }), ...(phone && { phone }) }),
      );
      await notify(stage);
      expect(mailed(stage)).toHaveLength(1);
      expect(mailed(stage)[0]?.text).not.toContain(phone?.name);
    },
  );

  it('names the order, and when it began and ended, where the help desk may ask for it', async () => {
    const stage = staged(ended('failed', 'failed'));
    await notify(stage);
    const time = '1 March 2026 at 09:00 UTC';
    expect(mailed(stage)[0]?.text).toContain(`Started: ${time}\nEnded: ${time}\nOrder number: ${orderId}\n`);
  });

  it.each(['expired', 'match-code-wrong'])(
    'reminds the user after %s that the mobile ID of a lost phone stays locked, and of no other',
    async (reason) => {
      const replaces = { mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f03', phoneName: 'Old phone' };
      const textFor = async (oldPhone: 'kept' | 'lost') => {
        const confirmation = { kinds: ['signature' as const], oldPhone, at: start.toISOString() };
        const state = reason === 'expired' ? reason : 'failed';
        const stage = staged(ended(state, reason, { options: options(), replaces, confirmation }));
        await notify(stage);
        return mailed(stage)[0]?.text;
      };
      expect(await textFor('lost')).toContain(
        '\nMobile ID of your lost phone locked: 1 March 2026 at 09:00 UTC\n',
      );
      expect(await textFor('kept')).not.toContain('locked');
      expect(await textFor('lost')).not.toContain('Old phone');
    },
  );

  it('has nothing to do for a user whom the directory no longer knows', async () => {
    expect(await subjectsFor(ended('failed', 'match-code-wrong', { userId: 'gone' }))).toEqual([]);
  });

  it('tells a user who is no longer active, in their language', async () => {
    const stage = staged(ended('failed', 'user-not-active'));
    stage.putUser({ state: 'locked', language: 'sv' });
    await notify(stage);
    expect(mailed(stage)[0]?.subject).toBe('Du fick inget mobilt id: ditt konto är inte aktivt');
  });

  it('mails once, however often clean-up runs', async () => {
    const stage = staged(ended('expired', 'expired'));
    stage.time = later(60);
    await notify(stage);
    await notify(stage);
    expect(mailed(stage)).toHaveLength(1);
    expect(stage.order({ orderId }).notifiedAt).toBe(later(60).toISOString());
  });
});

describe('Notify failure that can’t send', () => {
  it('rings the alarm, fails, and sends when it runs again', async () => {
    const logs = captureLogs();
    const stage = staged(ended('failed', 'failed'));
    stage.mails
      .on(SendEmailCommand)
      .rejectsOnce(new Error(`not verified: ${user().email}`))
      .resolves({});
    await expect(notify(stage)).rejects.toThrow(/^Unexpected error/);
    expect(logs.metric('NotificationFailed')).toEqual([1]);
    await notify(stage);
    expect(mailed(stage)).toHaveLength(2);
    expect(stage.order({ orderId }).notifiedAt).toBeDefined();
    expect(logs).toHaveNoSecrets([user().email, user().commonName]);
  });

  it('rings the alarm when the directory does not answer', async () => {
    const logs = captureLogs();
    const stage = staged(ended('failed', 'failed'));
    stage.tables.fail('GetItem', 'ThrottlingException', { skip: 1 });
    await expect(notify(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(logs.metric('NotificationFailed')).toEqual([1]);
  });
});
