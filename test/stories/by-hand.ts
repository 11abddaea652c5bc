import { ACMPCAClient, RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { adminClient } from '../../local/index.ts';
import { breakDown, interrupted } from './cleaned-up.ts';
import { letMinutesPass } from './minutes.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

// The CA knows a request again by its idempotency token for five minutes.
const longerThanTheCaRemembers = 6 * 60_000;
const almostAsLong = 3.5 * 60_000;

/** Revokes a certificate with the CA itself, past this service. */
export const revokeByHand = async (world: World, serial: string): Promise<void> => {
  const { authority, endpoints } = world.cloud;
  const command = new RevokeCertificateCommand({
    CertificateAuthorityArn: authority.arn,
    CertificateSerial: serial,
    RevocationReason: 'CESSATION_OF_OPERATION',
  });
  await new ACMPCAClient(adminClient(endpoints.aws)).send(command);
};

const failTask = async (world: World, orderId: string): Promise<void> => {
  const { taskToken } = await world.order(orderId);
  await world.sfn.send(new SendTaskFailureCommand({ taskToken }));
};

/** The CA issues and its answer is lost; then it throttles. @returns takes it back */
const loseAnswerThenThrottle = ({ cloud }: World): (() => void) => {
  const issuing = { service: 'acm-pca', operation: 'IssueCertificate' } as const;
  cloud.faults.inject({ ...issuing, when: 'after', error: 'connection' });
  const error = { code: 'ThrottlingException' };
  return cloud.faults.inject({ ...issuing, skip: 1, error, times: Infinity });
};

/** An administrator finds the order's certificates in the audit report, and settles the order. */
const settleByHand = async (world: World, orderId: string): Promise<void> => {
  for (const { serial } of await world.issuedFor(orderId)) await revokeByHand(world, serial);
  await world.change('Orders', { orderId }, 'REMOVE sweep, sweepAt');
};

/** What only an administrator can mend, as docs/operations.md says it. */
export const byHand = [
  story(
    'an order whose step somebody fails by hand, without a name for the error, ends as any other',
    async (world) => {
      const alva = await world.newUser();
      const { orderId } = await alva.goTo('awaiting-installation');
      await failTask(world, orderId);
      await world.processEnds(orderId);
      const { state, ended } = await world.order(orderId);
      expect([state, ended?.reason]).toEqual(['failed', 'failed']);
      const valid = (await world.issuedFor(orderId)).filter(({ revokedAt }) => revokedAt === undefined);
      expect(valid).toEqual([]);
    },
    ['OrderFailed'],
  ),

  story(
    'a certificate that only the CA knows rings an alarm until an administrator has revoked it',
    async (world) => {
      const restores = ['CloseCleanUp', 'CloseSweep'].map((role) => breakDown(world, role));
      const { orderId } = await interrupted(world);
      await letMinutesPass(world, async () => (await world.orderState(orderId)) === 'failed');
      world.cloud.clock.advance(longerThanTheCaRemembers);
      for (const restore of restores) restore();
      await world.rang('CertificateOutcomeUnknown');

      await settleByHand(world, orderId);
      await world.isOver('CertificateOutcomeUnknown');
      expect((await world.issuedFor(orderId)).map(({ reason }) => reason)).toEqual([
        'CESSATION_OF_OPERATION',
      ]);
    },
    ['OrderFailed', 'CleanUpErrors', 'CleanUpIncomplete', 'DeadLettersNotEmpty'],
  ),

  story(
    'whose certificate the CA throttles until it knows it no more hears so, and orders again at once',
    async (world) => {
      world.cloud.clock.rate = 1;
      await world.setOption('certificates/signature', 'never');
      const alva = await world.newUser();
      const { orderId, phone } = await alva.goTo('awaiting-approval');
      const restore = loseAnswerThenThrottle(world);
      const end = world.cloud.clock.now() + almostAsLong;
      await alva.selfService.approve(orderId, await phone.answer());
      await letMinutesPass(world, () => world.cloud.clock.now() >= end, 150);
      expect([await world.orderState(orderId), (await world.issuedFor(orderId)).length]).toEqual([
        'issuing',
        1,
      ]);
      await letMinutesPass(world, async () => (await world.orderState(orderId)) === 'failed', 150);
      await alva.signInAgain();
      restore();
      const { order } = await alva.getMobileId();
      expect(order.orderId).not.toBe(orderId);
      await world.rang('CertificateOutcomeUnknown');
      const [failed, ...others] = (await world.mailsTo(alva, 2)).map(({ subject }) => subject).toSorted();
      expect(failed).toBe('You didn’t get a mobile ID: something went wrong');
      expect(others).toEqual(['Your mobile ID is ready']);
      await settleByHand(world, orderId);
      await world.isOver('CertificateOutcomeUnknown');
    },
    [
      'OrderFailed',
      'ProcessExecutionsFailed',
      'RevokeCertificatesErrors',
      'CleanUpErrors',
      'CleanUpIncomplete',
      'DeadLettersNotEmpty',
    ],
  ),
];
