import { expect } from 'vitest';
import { cleanedUp } from './minutes.ts';
import { roleOf } from './roles.ts';
import { story } from './story.ts';

export const registered = [
  story(
    'a mobile ID is locked when its order fails between registering it and waiting for the phone',
    async (world) => {
      const alva = await world.newUser();
      const { orderId, phone } = await alva.goTo('awaiting-approval');
      const restore = world.cloud.faults.inject({
        service: 'dynamodb',
        operation: 'GetItem',
        role: roleOf(world.cloud.authorizer, 'InstallAwaitInstallation'),
        error: { code: 'ResourceNotFoundException' },
        times: 10,
      });
      await alva.selfService.approve(orderId, await phone.answer());
      await cleanedUp(world, orderId);
      restore();
      const { state, ended } = await world.order(orderId);
      expect([state, ended?.from]).toEqual(['failed', 'issuing']);
      const issued = await world.issuedFor(orderId);
      expect(issued.map(({ revokedAt }) => revokedAt !== undefined)).toEqual([true, true]);
      const mobileIds = (await world.mobileIds()).filter((mobileId) => mobileId.orderId === orderId);
      expect(mobileIds.map((mobileId) => mobileId.state)).toEqual(['locked']);
    },
    ['OrderFailed', 'AwaitInstallationErrors'],
  ),
];
