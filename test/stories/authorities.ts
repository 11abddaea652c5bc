import { X509Certificate } from '@peculiar/x509';
import { expect } from 'vitest';
import { listFailedChecks } from '../../demo/actors/verify-certificate.ts';
import { cleanedUp } from './minutes.ts';
import { story, type Story } from './story.ts';
import type { World } from './world.ts';

/** How often the CA is looked at, and how long functions go by what they know of it, in milliseconds. */
const fiveMinutes = 5 * 60_000;

/** An order that ends at its first step, because of the CA. */
const startInVain = async (world: World) => {
  const alva = await world.newUser();
  const { orderId } = await alva.selfService.start();
  await world.processEnds(orderId);
  const { state, ended } = await world.order(orderId);
  expect([state, ended?.reason]).toEqual(['failed', 'authority-unusable']);
  return alva;
};

const sha256WithRsa = { name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } };

export const authorities: readonly Story[] = [
  {
    title: 'a CA with an RSA key issues, replaces and revokes',
    authority: { keyAlgorithm: 'RSA_2048' },
    tell: async (world) => {
      await world.setOption('certificates/encryption', 'always');
      const alva = await world.newUser();
      const { installation } = await alva.getMobileId();
      expect(installation.certificates).toHaveLength(3);
      for (const { pem } of installation.certificates) {
        expect(new X509Certificate(pem).signatureAlgorithm).toMatchObject(sha256WithRsa);
        expect(listFailedChecks(await world.verify(pem, installation.chain))).toEqual([]);
      }
      const { order } = await alva.getMobileId();
      await world.processEnds(order.orderId);
      await cleanedUp(world, order.orderId);
      for (const { pem } of installation.certificates)
        expect(listFailedChecks(await world.verify(pem, installation.chain))).toEqual(['not revoked']);
    },
  },

  {
    title: 'a CA for short-lived certificates rings an alarm before any user comes, and no order gets on',
    authority: { keyAlgorithm: 'RSA_2048', usageMode: 'SHORT_LIVED_CERTIFICATE' },
    rings: ['LoadOptionsErrors'],
    tell: async (world) => {
      world.cloud.clock.advance(fiveMinutes);
      await world.rang('AuthorityUnusable');
      expect(world.cloud.executions()).toEqual([]);
      const words = 'deploy with a CA whose usage mode is GENERAL_PURPOSE';
      expect(world.logged('authority-unusable')).toContain(words);
      await startInVain(world);
      expect(world.cloud.authority.listIssued()).toEqual([]);
    },
  },

  story(
    'a CA that is disabled rings an alarm before any user comes, until it is enabled',
    async (world) => {
      const { authority, clock } = world.cloud;
      const before = world.cloud.executions().length;
      authority.isDisabled = true;
      clock.advance(fiveMinutes);
      await world.rang('AuthorityUnusable');
      expect(world.cloud.executions()).toHaveLength(before);
      expect(world.logged('authority-unusable')).toContain('The CA is DISABLED: enable it');
      const alva = await startInVain(world);
      authority.isDisabled = false;
      await world.isOver('AuthorityUnusable');
      await alva.signInAgain();
      await alva.getMobileId();
    },
    ['LoadOptionsErrors'],
  ),
];
