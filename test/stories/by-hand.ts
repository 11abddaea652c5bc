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

const revoke = async (world: World, serial: string): Promise<void> => {
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

      for (const { serial } of await world.issuedFor(orderId)) await revoke(world, serial);
      await world.change('Orders', { orderId }, 'REMOVE sweep, sweepAt');
      await world.isOver('CertificateOutcomeUnknown');
      expect((await world.issuedFor(orderId)).map(({ reason }) => reason)).toEqual([
        'CESSATION_OF_OPERATION',
      ]);
    },
    ['OrderFailed', 'CleanUpErrors', 'CleanUpIncomplete', 'DeadLettersNotEmpty'],
  ),
];
