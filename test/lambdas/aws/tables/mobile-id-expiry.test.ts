import { describe, expect, it } from 'vitest';
import { listExpiring } from '../../../../lambdas/aws/tables/mobile-id-expiry.ts';
import { later, mobileIdIn, start } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const day = 86_400;
const users = Array.from({ length: 7 }, (_, index) => `user-${index.toString()}`);

const stageWithMany = (): Stage => {
  const stage = new Stage();
  for (const [index, userId] of users.entries())
    stage.tables.put(
      'mobile-ids',
      mobileIdIn('active', { userId, notAfter: later(index * day).toISOString() }),
    );
  return stage;
};

const read = async (stage: Stage, until: Date, pageSize?: number) => {
  const found: string[] = [];
  const span = { state: 'active', from: start, until } as const;
  for await (const { userId } of listExpiring(stage.deps, span, pageSize)) found.push(userId);
  return found;
};

describe('the index of mobile IDs by state and end', () => {
  it.each([1, 2, 3, 7, 100])('gives each once, %i at a time', async (pageSize) => {
    expect(await read(stageWithMany(), later(30 * day), pageSize)).toEqual(users);
  });

  it('gives those of the span, its last moment included', async () => {
    expect(await read(stageWithMany(), later(3 * day))).toEqual(users.slice(0, 4));
  });

  it('is read no further than it is wanted', async () => {
    const stage = stageWithMany();
    const span = { state: 'active', from: start, until: later(30 * day) } as const;
    for await (const { userId } of listExpiring(stage.deps, span, 2)) if (userId === users[2]) break;
    expect(stage.tables.calls).toHaveLength(2);
  });

  it('has those that an earlier release stored, which nobody has to write anew', async () => {
    const stage = new Stage();
    const { change: _, reminder: __, ...old } = mobileIdIn('active');
    stage.tables.put('mobile-ids', old);
    expect(await read(stage, later(1000 * day))).toEqual([old.userId]);
  });
});
