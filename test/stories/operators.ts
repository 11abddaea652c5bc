import { SFNClient } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import {
  ChangeRefused,
  loadOne,
  lockForUser,
  switchMobileId,
  type Needs,
  type Switch,
} from '../../bin/mobile-ids/mobile-ids.ts';
import { renew } from '../../demo/actors/renew.ts';
import { openDocuments } from '../../demo/documents.ts';
import { MobileIdSchema, type LockReason } from '../../domain/mobile-id.ts';
import { UserSchema } from '../../domain/user.ts';
import { Workflow } from '../../lambdas/aws/services/workflow.ts';
import { Table } from '../../lambdas/aws/tables/tables.ts';
import { adminClient } from '../../local/index.ts';
import { becomes, eventsOf, stored } from './leaving.ts';
import { expectRefused, personRenewing, reasonsFor, type Renewing } from './renewing.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const valid = [undefined, undefined];

/** What `npm run mobile-ids` changes mobile IDs with. */
const needsOf = ({ cloud }: World): Needs => {
  const { endpoints, clock } = cloud;
  const documents = openDocuments(cloud);
  return {
    mobileIds: new Table(documents, endpoints.tables.MobileIds, MobileIdSchema),
    directory: new Table(documents, endpoints.tables.Directory, UserSchema),
    workflow: new Workflow(new SFNClient(adminClient(endpoints.aws))),
    stateMachineArn: endpoints.lockStateMachineArn,
    now: () => clock.date(),
  };
};

const locks = async (world: World, { person, id }: Renewing, reason: LockReason) => {
  const needs = needsOf(world);
  return lockForUser(needs, await loadOne(needs, person.userId, id), reason);
};

const switches = async (world: World, { person, id }: Renewing, reason: Switch['reason']) => {
  const needs = needsOf(world);
  return switchMobileId(needs, await loadOne(needs, person.userId, id), { reason, by: 'operator' });
};

/** The state that the phone page is told. */
const seenByPhone = async ({ phone, now }: Renewing) => (await phone.readMobileId(now())).state;

/** What does not hold when the phone tests its mobile ID; nothing where it works. */
const failedOnPhone = async ({ phone, now }: Renewing) => {
  const challenge = await phone.askForChallenge(now());
  return (await phone.test(await phone.answerChallenge(challenge, now()))).failed;
};

export const operators = [
  story(
    'an administrator locks the mobile ID of a phone that was lost, and its user hears',
    async (world) => {
      const alva = await personRenewing(world);
      const mails = (await world.mailsTo(alva.person, 1)).length;
      const lock = { reason: 'phone-lost', by: 'operator' } as const;
      expect(await locks(world, alva, lock.reason)).toMatchObject({ state: 'locked', change: lock });

      await becomes(world, alva.id, 'locked');
      expect(await reasonsFor(world, alva.first.order.orderId)).toEqual(['KEY_COMPROMISE', 'KEY_COMPROMISE']);
      const mail = (await world.mailsTo(alva.person, mails + 1)).at(-1);
      expect(mail?.subject).toBe('Your mobile ID was locked');
      expect(mail?.text).toContain('phone lost');
      const [event] = await eventsOf(world, alva.id, 1);
      expect(event?.detail).toMatchObject({ state: 'locked', ...lock });
      expect(await seenByPhone(alva)).toBe('locked');

      // Once more, for another reason, changes nothing.
      expect(await locks(world, alva, 'no-longer-needed')).toMatchObject({ change: lock });
    },
  ),

  story('an administrator switches a mobile ID off, and on again', async (world) => {
    const alva = await personRenewing(world);
    const off = { reason: 'deactivated', by: 'operator' } as const;
    expect(await switches(world, alva, off.reason)).toMatchObject({ state: 'inactive', change: off });
    expect(await seenByPhone(alva)).toBe('inactive');
    expect(await failedOnPhone(alva)).toEqual(['mobile-id']);
    await expectRefused(alva);
    expect(await reasonsFor(world, alva.first.order.orderId)).toEqual(valid);

    const on = { reason: 'reactivated', by: 'operator' } as const;
    expect(await switches(world, alva, on.reason)).toMatchObject({ state: 'active', change: on });
    expect(await seenByPhone(alva)).toBe('active');
    expect(await failedOnPhone(alva)).toEqual([]);
    expect(await reasonsFor(world, alva.first.order.orderId)).toEqual(valid);
    await world.processEnds((await renew(alva)).orderId);
    expect(await stored(world, alva.id)).toMatchObject({ change: { reason: 'replaced' } });
  }),

  story('no mobile ID is switched on while the directory says that its user is inactive', async (world) => {
    const [alva, bo] = [await personRenewing(world), await personRenewing(world)];
    await switches(world, alva, 'deactivated');
    for (const { person } of [alva, bo]) await person.becomes('inactive');
    await becomes(world, bo.id, 'inactive');
    for (const each of [alva, bo]) {
      const before = await stored(world, each.id);
      await expect(switches(world, each, 'reactivated')).rejects.toThrow(ChangeRefused);
      expect(await stored(world, each.id)).toEqual(before);
      expect(await seenByPhone(each)).toBe('inactive');
    }

    for (const { person } of [alva, bo]) await person.becomes('active');
    await becomes(world, bo.id, 'active');
    expect(await seenByPhone(alva)).toBe('inactive');
    expect(await switches(world, alva, 'reactivated')).toMatchObject({ state: 'active' });
  }),
];
