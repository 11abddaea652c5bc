import { writeSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../local/iam/statement.ts';
import { stories } from '../stories/all.ts';
import { openWorld } from '../stories/open-world.ts';
import type { Story } from '../stories/story.ts';
import { isNeeded } from '../stories/unused-grants.ts';
import type { World } from '../stories/world.ts';

/** A story, the statements that it cannot do without, and how long it takes. */
interface Told {
  readonly story: Story;
  readonly statements: ReadonlySet<string>;
  readonly milliseconds: number;
}

const tell = async (world: World, story: Story): Promise<Told> => {
  const start = performance.now();
  world.cloud.authorizer.usage.take();
  await story.tell(world);
  await world.tidyUp();
  const statements = new Set(world.cloud.authorizer.usage.take().map(({ statement }) => statement));
  return { story, statements, milliseconds: performance.now() - start };
};

/** Whether a story notices that a statement is not there: some call of it is refused. */
const notices = async (world: World, { story }: Told, { id }: Statement): Promise<boolean> => {
  const { refusals } = world.cloud.authorizer;
  const restore = world.cloud.authorizer.suspend(id);
  const before = refusals.length;
  await Promise.race([story.tell(world).catch(() => undefined), refused(world, before)]);
  restore();
  await world.tidyUp();
  return refusals.length > before;
};

const refused = async (world: World, before: number): Promise<void> => {
  const { refusals } = world.cloud.authorizer;
  await expect.poll(() => refusals.length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before);
};

/** The first story, from the quickest on, that fails without a statement. */
const noticedBy = async (
  world: World,
  told: readonly Told[],
  statement: Statement,
): Promise<string | undefined> => {
  const candidates = told
    .filter(({ statements }) => statements.has(statement.id))
    .toSorted((one, other) => one.milliseconds - other.milliseconds);
  for (const candidate of candidates)
    if (await notices(world, candidate, statement)) return candidate.story.title;
  return undefined;
};

// What stories left undone may keep the next one from coming to the call that counts.
const noticedInPeace = async (told: readonly Told[], statement: Statement): Promise<string | undefined> => {
  const world = await openWorld();
  try {
    return await noticedBy(world, told, statement);
  } finally {
    await world.cloud.stop();
  }
};

// Removes each statement in turn from the policies and tells the quickest story that needs it.
describe('grants', { timeout: 120_000 }, () => {
  let world: World;
  const told: Told[] = [];
  beforeAll(async () => {
    world = await openWorld();
    for (const story of stories) told.push(await tell(world, story));
  }, 300_000);
  afterAll(() => world.cloud.stop());

  it('a story fails without any one statement', { timeout: 600_000 }, async () => {
    const unnoticed: string[] = [];
    for (const statement of world.cloud.authorizer.statements.filter(isNeeded)) {
      const by = (await noticedBy(world, told, statement)) ?? (await noticedInPeace(told, statement));
      const line = `${statement.id} ${statement.actions.join(', ')}`;
      writeSync(1, `${line}: ${by ?? 'NO STORY FAILS'}\n`);
      if (by === undefined) unnoticed.push(line);
    }
    expect(unnoticed).toEqual([]);
  });
});
