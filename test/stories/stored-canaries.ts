import { findCanaries } from './canaries.ts';
import type { World } from './world.ts';

const tables = ['Directory', 'Orders', 'MobileIds', 'Coordination', 'EncryptionKeys', 'PublicKeys'] as const;

/**
 * Looks through every table and every mail for what must not be there in the clear. Orders hold match codes and
 * certificate requests until they are settled, mails bring activation codes.
 */
export const findStoredCanaries = async (world: World): Promise<readonly string[]> => {
  const { secrets, cloud } = world;
  const found = [];
  for (const table of tables) {
    const text = JSON.stringify(await world.items(table));
    const canaries = secrets.planted('access token', 'activation code', 'phone secret');
    found.push(...findCanaries(canaries, { [table]: text }));
  }
  const mails = cloud.mails().map(({ subject, text, html }) => [subject, text, html].join('\n'));
  const kinds = ['access token', 'phone secret', 'phone secret hash', 'match code'] as const;
  const canaries = secrets.planted(...kinds, 'certificate request', 'transport key');
  return [...found, ...findCanaries(canaries, { mails: mails.join('\n') })];
};
