import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/activate/notify-success.lambda.ts';
import { orderStateNames } from '../../../../domain/order/order-states.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { mailed } from '../deliver/mailed.ts';
import { captureLogs } from '../../../support/logs.ts';
import { later, options, orderIn, user } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('completed');
const notify = (stage: Stage) => run(stage.deps)({ orderId });

const ready = 'Your mobile ID is ready';
const notice = 'Security notice: a mobile ID was activated in your name';

const staged = (order: Order = orderIn('completed')): Stage => {
  const stage = new Stage();
  stage.putOrder(order);
  return stage;
};

describe('Notify success', () => {
  it('mails the user that the mobile ID is active, on which phone, since when, and what it holds', async () => {
    const stage = staged();
    await notify(stage);
    const [mail, ...others] = mailed(stage);
    expect(mail).toMatchObject({ to: [user().email], subject: 'Your mobile ID is ready', pictures: [] });
    expect(mail?.text).toContain(
      'Phone: Åstas telefon\nActive since: 1 March 2026 at 09:00 UTC\nCertificates: authentication and signature\nValid until: 1 March 2028 at 09:00 UTC\n',
    );
    expect(others).toEqual([]);
  });

  it('writes in the user’s language, to the address that the directory has by now', async () => {
    const stage = staged();
    stage.putUser({ language: 'sv', email: 'new@example.org', state: 'inactive' });
    await notify(stage);
    expect(mailed(stage)[0]).toMatchObject({ to: ['new@example.org'], subject: 'Ditt mobila id är klart' });
  });

  it('writes in the language that the user chose on the page, whatever the directory says', async () => {
    const stage = staged(orderIn('completed', { language: 'de' }));
    stage.putUser({ language: 'sv' });
    await notify(stage);
    expect(mailed(stage)[0]?.html).toContain('lang="de"');
  });

  it('names the phone whose mobile ID was replaced', async () => {
    const replaces = { mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f03', phoneName: 'Old phone' };
    for (const value of ['both', 'none'] as const) {
      const stage = staged(orderIn('completed', { replaces, options: options({ notify: value }) }));
      await notify(stage);
      expect(mailed(stage)[0]?.text).toContain('Replaces the mobile ID on: Old phone\n');
    }
  });

  it('mails once, however often it runs', async () => {
    const stage = staged();
    stage.time = later(60);
    await notify(stage);
    await notify(stage);
    expect(mailed(stage)).toHaveLength(1);
    expect(stage.order({ orderId }).notifiedAt).toBe(later(60).toISOString());
  });

  it.each([
    { notify: 'both', subject: ready },
    { notify: 'success', subject: ready },
    { notify: 'failure', subject: notice },
    { notify: 'none', subject: notice },
  ] as const)('never leaves a mobile ID untold: “$subject” where the option is $notify', async (given) => {
    const stage = staged(orderIn('completed', { options: options({ notify: given.notify }) }));
    await notify(stage);
    await notify(stage);
    expect(mailed(stage).map(({ subject }) => subject)).toEqual([given.subject]);
    expect(mailed(stage)[0]?.text).toContain(
      '\nPhone: Åstas telefon\nActive since: 1 March 2026 at 09:00 UTC\n',
    );
  });

  it.each(orderStateNames.filter((state) => state !== 'completed'))(
    'says nothing of an order that is %s',
    async (state) => {
      const { phone } = orderIn('completed');
      const order = orderIn(state, { options: options(), ...(phone && { phone }) });
      const stage = staged(order);
      await notify(stage);
      expect(mailed(stage)).toEqual([]);
      expect(stage.order(order)).toEqual(order);
    },
  );

  it('has nothing to do for a user whom the directory no longer knows', async () => {
    const stage = staged({ ...orderIn('completed'), userId: 'gone' });
    await notify(stage);
    expect(mailed(stage)).toEqual([]);
  });
});

describe('Notify success that can’t send', () => {
  const failing = () => {
    const stage = staged();
    const refused = Object.assign(new Error(`not verified: ${user().email}`), { name: 'MessageRejected' });
    stage.mails.on(SendEmailCommand).rejectsOnce(refused).resolves({});
    return stage;
  };

  it('rings the alarm, fails, and sends when it runs again', async () => {
    const logs = captureLogs();
    const stage = failing();
    await expect(notify(stage)).rejects.toMatchObject({ name: 'MessageRejected' });
    expect(logs.metric('NotificationFailed')).toEqual([1]);
    expect(logs.withCode('notification-failed')).toMatchObject([{ orderId }]);
    expect(stage.order({ orderId }).notifiedAt).toBeUndefined();
    await notify(stage);
    expect(stage.order({ orderId }).notifiedAt).toBeDefined();
    expect(logs.metric('NotificationFailed')).toEqual([1]);
  });

  it('lets the state machine try again when SES is busy', async () => {
    captureLogs();
    const stage = staged();
    const busy = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' });
    stage.mails.on(SendEmailCommand).rejects(busy);
    await expect(notify(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
  });

  it('logs neither address nor name', async () => {
    const logs = captureLogs();
    const stage = failing();
    await expect(notify(stage)).rejects.toThrow();
    await notify(stage);
    expect(logs.text).toContain('notify-success completed');
    expect(logs).toHaveNoSecrets([user().email, user().commonName, 'Åstas telefon']);
  });
});
