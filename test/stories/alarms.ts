import { randomUUID } from 'node:crypto';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { cleanedUp } from './minutes.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** How long an order waits for the phone to install, in milliseconds. */
const installationTime = 15 * 60_000;

/** Somebody whose mails go to a mailbox of SES's simulator. */
const mailedAt = (world: World, mailbox: 'bounce' | 'complaint') =>
  world.newUser({ email: `${mailbox}+${randomUUID()}@simulator.amazonses.com` });

/** Mails to somebody that SES took, and whether each of them reached them. */
const reached = (world: World, address: string) =>
  world.cloud
    .mails()
    .filter(({ to }) => to.includes(address))
    .map(({ missed }) => !missed.includes(address));

const mailStories = [
  story('a QR code that comes back as a bounced mail rings an alarm', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const bo = await mailedAt(world, 'bounce');
    const { orderId } = await bo.goTo('awaiting-phone');
    const { description } = await world.rang('MailBounce');
    expect(description).toContain('QR code');
    expect(reached(world, bo.email)).toEqual([false]);
    await bo.selfService.cancel(orderId);
    await world.processEnds(orderId);
  }),

  story('an address that bounced gets no mail, even when its mailbox is back', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const alva = await world.newUser();
    world.cloud.mailboxes.others.set(alva.email, 'bounces');
    const { orderId } = await alva.goTo('awaiting-phone');
    await world.rang('MailBounce');
    world.cloud.mailboxes.others.clear();
    await world.isOver('MailBounce');
    await alva.signInAgain();
    await alva.selfService.renewCode(orderId);
    await world.rang('MailBounce');
    expect(reached(world, alva.email)).toEqual([false, false]);
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
  }),

  story('a user who marks the mail as spam rings an alarm and still gets a mobile ID', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const klara = await mailedAt(world, 'complaint');
    const { mobileId, order } = await klara.getMobileId();
    expect(mobileId.state).toBe('active');
    await world.processEnds(order.orderId);
    await world.rang('MailComplaint');
    expect(reached(world, klara.email)).not.toContain(false);
  }),

  story('a mail of success that SES refuses fails no order and rings an alarm', async (world) => {
    const alva = await world.newUser();
    const role = roleOf(world.cloud.authorizer, 'ActivateNotifySuccess');
    const refused = { code: 'MessageRejected' };
    world.cloud.faults.inject({ service: 'ses', operation: 'SendEmail', role, error: refused, times: 20 });
    const { order } = await alva.getMobileId();
    await world.processEnds(order.orderId);
    await world.rang('NotificationFailed');
    await world.rang('NotifySuccessErrors');
    expect(await world.orderState(order.orderId)).toBe('completed');
  }),
];

const processStories = [
  story('a value that no order can work with rings an alarm before any user meets it', async (world) => {
    const before = world.cloud.executions().length;
    await world.setOption('certificates/authentication', 'never');
    await world.setOption('certificates/signature', 'never');
    await world.rang('OptionInvalid');
    expect(world.cloud.executions()).toHaveLength(before);
    await world.setOption('certificates/signature', 'always');
    await world.isOver('OptionInvalid');
  }),

  story('keys that a phone fetched for an order that expires ring an alarm', async (world) => {
    await world.setOption('certificates/encryption', 'always');
    await world.setOption('recover-encryption-certificates', 'true');
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-installation');
    await phone.install();
    world.cloud.clock.advance(installationTime);
    await world.processEnds(orderId);
    await world.rang('EncryptionKeysExposed');
  }),

  story(
    'an execution that fails rings an alarm, and clean-up follows',
    async (world) => {
      const alva = await world.newUser();
      const { orderId } = await alva.goTo('awaiting-installation');
      const gone = { code: 'ResourceNotFoundException' };
      const role = roleOf(world.cloud.authorizer, 'CloseCloseOrder');
      for (const operation of ['GetItem', 'UpdateItem', 'TransactWriteItems'])
        world.cloud.faults.inject({ service: 'dynamodb', operation, role, error: gone, times: 100 });
      world.cloud.clock.advance(installationTime);
      await world.processEnds(orderId);
      await world.rang('ProcessExecutionsFailed');
    },
    ['OrderFailed', 'CloseOrderErrors'],
  ),

  story(
    'certificates that nobody can revoke ring an alarm until the CA is back',
    async (world) => {
      const alva = await world.newUser();
      const { orderId } = await alva.goTo('awaiting-installation');
      const unreachable = { code: 'InternalFailure', status: 500 };
      world.cloud.faults.inject({
        service: 'acm-pca',
        operation: 'RevokeCertificate',
        error: unreachable,
        times: 1000,
      });
      await world.sfn.send(new StopExecutionCommand({ executionArn: world.executionArn(orderId) }));
      await world.rang('CleanUpIncomplete');
      world.cloud.faults.clear();
      await world.isOver('CleanUpIncomplete');
      await cleanedUp(world, orderId, 300);
      const revoked = (await world.issuedFor(orderId)).map(({ revokedAt }) => revokedAt !== undefined);
      expect(revoked).toEqual([true, true]);
    },
    ['OrderFailed', 'CleanUpErrors', 'DeadLettersNotEmpty'],
  ),
];

export const alarms = [...mailStories, ...processStories];
