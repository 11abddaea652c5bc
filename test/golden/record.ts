/**
 * Writes down what this version stores, item for item, into test/golden/<release>: run it once, right before a
 * release, with `npx tsx test/golden/record.ts <release>`. From then on nobody changes what it wrote. `unreleased` is what
 * this version stores between two releases: it may be recorded anew, and becomes the release.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { renew } from '../../demo/actors/renew.ts';
import { until } from '../../demo/actors/until.ts';
import type { TableName } from '../../demo/cloud.ts';
import { storedWords } from './words.ts';

import { holdUpStream } from '../stories/leaving.ts';
import { goesToInstallation, personRenewing } from '../stories/renewing.ts';
import { roleOf } from '../stories/roles.ts';
import type { World } from '../stories/world.ts';
import { openWorld } from '../stories/worlds.ts';

const confirmationTime = 15 * 60_000;
const busy = { code: 'ThrottlingException' } as const;

const tables: readonly (readonly [table: TableName, file: string])[] = [
  ['Orders', 'orders'],
  ['MobileIds', 'mobile-ids'],
  ['Directory', 'directory'],
  ['Coordination', 'coordination'],
  ['EncryptionKeys', 'encryption-keys'],
  ['PublicKeys', 'public-keys'],
];

/** Orders that ended, in each way, and what they left behind. */
const ended = async (world: World): Promise<void> => {
  const erik = await world.newUser({ commonName: 'Erik Expired' });
  const { orderId } = await erik.goTo('awaiting-confirmation');
  world.cloud.clock.advance(confirmationTime);
  await world.processEnds(orderId);

  const cajsa = await world.newUser({ commonName: 'Cajsa Cancelled' });
  const cancelled = await cajsa.goTo('awaiting-approval');
  await cajsa.selfService.cancel(cancelled.orderId, 'not-my-phone');
  await world.processEnds(cancelled.orderId);

  const filip = await world.newUser({ commonName: 'Filip Failed' });
  const failed = await filip.goTo('awaiting-installation');
  // A phone gets nothing more for somebody who is locked.
  await failed.phone.install();
  holdUpStream(world);
  await filip.becomes('locked');
  world.cloud.faults.inject({
    service: 'acm-pca',
    operation: 'RevokeCertificate',
    role: roleOf(world.cloud.authorizer, 'CloseRevokeCertificates'),
    error: busy,
    times: 1000,
  });
  await failed.phone.acknowledge();
  await until(
    () => world.orderState(failed.orderId),
    (state) => state === 'failed',
  );
};

/** Mobile IDs with every kind of certificate, one of them replaced, and keys that can be recovered. */
const completed = async (world: World): Promise<void> => {
  await world.setOption('certificates/encryption', 'choice');
  await world.setOption('recover-encryption-certificates', 'true');
  const upn = 'asta@corp.example.com';
  const sid = 'S-1-5-21-1004336348-1177238915-682003330-1001';
  const names = { givenName: 'Åsta', surname: 'Öberg', employeeNumber: '4711' };
  const asta = await world.newUser({ commonName: 'Åsta Öberg', language: 'sv', upn, sid, ...names });
  await asta.getMobileId({ phoneName: 'Åstas gamla telefon' });
  const { order } = await asta.getMobileId({ phoneName: 'Åstas nya telefon' });
  await world.processEnds(order.orderId);
  const { phone } = await asta.goTo('awaiting-installation', { kinds: ['encryption'], oldPhone: 'lost' });
  await phone.install();
};

/** Mobile IDs that their user locked, one of them while the CA can't be reached. */
const locked = async (world: World): Promise<void> => {
  const lotta = await world.newUser({ commonName: 'Lotta Locked' });
  const first = await lotta.getMobileId();
  await lotta.selfService.lock(first.mobileId.mobileId, 'phone-lost');
  await until(
    () => world.mobileIds(),
    (mobileIds) =>
      mobileIds.some(
        ({ mobileId, certificates }) =>
          mobileId === first.mobileId.mobileId &&
          Object.values(certificates).every(({ state }) => state === 'revoked'),
      ),
  );
  const ludde = await world.newUser({ commonName: 'Ludde Locking' });
  const { mobileId } = await ludde.getMobileId();
  const role = roleOf(world.cloud.authorizer, 'LockRevokeMobileId');
  const operation = 'RevokeCertificate';
  world.cloud.faults.inject({ service: 'acm-pca', operation, role, error: busy, times: 1000 });
  await ludde.selfService.lock(mobileId.mobileId, 'phone-stolen');
  await until(
    () => world.mobileIds(),
    (mobileIds) => mobileIds.some((each) => each.mobileId === mobileId.mobileId && each.state === 'locked'),
  );
};

/** A mobile ID that its phone has renewed, and one that it is about to. */
const renewed = async (world: World): Promise<void> => {
  const { orderId } = await renew(await personRenewing(world));
  await world.processEnds(orderId);
  await goesToInstallation(world, await personRenewing(world));
};

/** Orders at each step, with an answer to the step or without one. */
const standing = async (world: World): Promise<void> => {
  await (await world.newUser()).goTo('awaiting-confirmation');
  const paula = await world.newUser({ commonName: 'Paula Page' });
  const { orderId } = await paula.goTo('awaiting-phone');
  await paula.selfService.renewCode(orderId);
  await world.setOption('qr-delivery', 'email');
  await (await world.newUser({ commonName: 'Malin Mail' })).goTo('awaiting-phone');
  await world.setOption('qr-delivery', 'self-service');
  const rut = await world.newUser({ commonName: 'Rut Right' });
  const typed = await rut.goTo('awaiting-approval');
  const right = await typed.phone.answer();
  const wrong = right === '000000' ? '000001' : '000000';
  await rut.selfService.approve(typed.orderId, wrong).catch(() => undefined);
};

/** An order whose certificates were asked for, with the CA's answer lost, and one whose execution never began. */
const unfinished = async (world: World): Promise<void> => {
  const { faults, authorizer } = world.cloud;
  const role = roleOf(authorizer, 'IssueIssueCertificate');
  const lost = { when: 'after', error: 'connection', times: 1000 } as const;
  faults.inject({ service: 'acm-pca', operation: 'IssueCertificate', role, ...lost });
  const ida = await world.newUser({ commonName: 'Ida Issuing' });
  const { orderId, phone } = await ida.goTo('awaiting-approval');
  await ida.selfService.approve(orderId, await phone.answer());
  await until(
    () => world.order(orderId),
    ({ certificates }) => Object.keys(certificates).length > 0,
  );
  faults.inject({ service: 'states', operation: 'StartExecution', error: busy, times: 1000 });
  const stina = await world.newUser({ commonName: 'Stina Starting' });
  await stina.selfService.start('an-idempotency-key');
};

const release = process.argv[2];
if (release === undefined) throw new Error('Say which release, such as 1.0.0');
const directory = new URL(`./${release}/`, import.meta.url);
const world = await openWorld();
try {
  world.cloud.clock.rate = 1;
  for (const tell of [ended, completed, renewed, locked, standing, unfinished]) await tell(world);
  // Refuses where the release is there: what is golden stays as it is.
  mkdirSync(directory);
  const write = (file: string, content: unknown): void => {
    writeFileSync(new URL(`${file}.json`, directory), `${JSON.stringify(content, undefined, 2)}\n`);
  };
  for (const [table, file] of tables) write(file, await world.items(table));
  write('words', storedWords);
} finally {
  await world.cloud.stop();
}
