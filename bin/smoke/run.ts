import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ApiProblem } from '../../demo/actors/http.ts';
import { SelfService } from '../../demo/actors/self-service.ts';
import type { DirectoryItem } from '../../domain/user.ts';
import { checkInAuthority, checkInStore } from './certificates.ts';
import { toApiUrl, type Reached } from './deployed.ts';
import { expectRefusal, runOrder } from './order.ts';
import { Unexpected, type Recorder } from './recorder.ts';
import { awaitProcessEnd, deleteItems, revokeAll } from './remove.ts';
import { mailbox, type TestUser } from './sign-in.ts';

const person = (userId: string): DirectoryItem => ({
  userId,
  state: 'active',
  language: 'en',
  commonName: 'Smoke Test',
  email: mailbox,
});

/** @throws {Unexpected} the directory knows them: they are no test user, and nothing of theirs may be removed */
const requireStranger = async ({ documents, deployment }: Reached, userId: string): Promise<void> => {
  const get = { TableName: deployment.tables.directory, Key: { userId }, ConsistentRead: true };
  const { Item } = await documents.send(new GetCommand(get));
  if (Item)
    throw new Unexpected(
      'The directory knows whoever signed in. All of a test user is removed at the end, so sign somebody in whom it does not know',
    );
};

const begin = async (
  { documents, deployment }: Reached,
  { userId }: TestUser,
  selfService: SelfService,
  recorder: Recorder,
): Promise<string> => {
  await recorder.step('Whom the directory does not know is refused', async () => [
    undefined,
    await expectRefusal(selfService.start(), 403),
  ]);
  await documents.send(new PutCommand({ TableName: deployment.tables.directory, Item: person(userId) }));
  return recorder.step('Whom it knows gets an order', async () => {
    const { orderId } = await selfService.start();
    return [orderId, orderId] as const;
  });
};

/** Ends an order that did not come through, as its user does. */
const giveUp = async (selfService: SelfService, orderId: string): Promise<void> => {
  try {
    await selfService.cancel(orderId);
  } catch (error) {
    // One that has ended, or is too far, goes its own way.
    if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
  }
};

/** Removes all that a run made; each thing even if another can't be. */
const removeAll = async (
  reached: Reached,
  user: TestUser,
  { orderId, recorder }: { readonly orderId: string | undefined; readonly recorder: Recorder },
): Promise<void> => {
  const attempt = async (name: string, run: () => Promise<string>): Promise<void> => {
    await recorder.step(name, async () => [undefined, await run()] as const).catch(() => undefined);
  };
  if (orderId !== undefined) {
    await attempt('The process is over', () => awaitProcessEnd(reached, orderId));
    await attempt('Its certificates are revoked', () => revokeAll(reached, orderId));
  }
  await attempt('Nothing of it is left in the tables', () => deleteItems(reached, user.userId, orderId));
  await attempt('Nobody is left who signed in', async () => {
    await user.remove();
    return 'nobody of ours';
  });
};

const tryOrder = async (
  reached: Reached,
  { user, selfService, recorder }: { user: TestUser; selfService: SelfService; recorder: Recorder },
  orderId: string,
): Promise<void> => {
  const ordered = await runOrder({
    ...{ selfService, orderId, recorder },
    apiUrl: toApiUrl(reached.deployment),
  });
  await recorder.step('The CA has issued them', async () => [
    undefined,
    await checkInAuthority(reached, ordered, orderId),
  ]);
  await recorder.step('The store has them', async () => [
    undefined,
    await checkInStore(reached, ordered, user.userId),
  ]);
};

/**
 * One whole order of a user who exists for it only, and then nothing of it any more. What came of it is in the
 * recorder: a step that fails ends the order, and all that was made is removed.
 * @throws {Unexpected} whoever signed in is no test user
 */
export const runSmoke = async (reached: Reached, user: TestUser, recorder: Recorder): Promise<void> => {
  await requireStranger(reached, user.userId);
  const { access, id } = user.tokens;
  const selfService = new SelfService(toApiUrl(reached.deployment), access, id);
  let orderId: string | undefined;
  try {
    orderId = await begin(reached, user, selfService, recorder);
    await tryOrder(reached, { user, selfService, recorder }, orderId);
  } catch {
    // The recorder has why.
    if (orderId !== undefined) await giveUp(selfService, orderId).catch(() => undefined);
  } finally {
    await removeAll(reached, user, { orderId, recorder });
  }
};
