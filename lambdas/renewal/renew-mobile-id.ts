import { OrderRunning } from '../../domain/failures/mobile-id-errors.ts';
import { LostRace } from '../../domain/failures/process-errors.ts';
import type { Options } from '../../domain/options/options.ts';
import { listNeededAttributes } from '../../domain/order/needed-attributes.ts';
import { requireOptions, type Order } from '../../domain/order/order.ts';
import { planRenewal } from '../../domain/order/renewal.ts';
import { loadActiveUser } from '../aws/tables/directory.ts';
import { findRunningOrder } from '../aws/tables/order-start.ts';
import { loadOrder } from '../aws/tables/orders.ts';
import { writeRenewal, writeRenewalCode, type ChallengeUse } from '../aws/tables/renewal.ts';
import { createActivationCode } from '../get-mobile-id/orders/activation-code.ts';
import { requireOrderable } from '../get-mobile-id/start/check-options.ts';
import { findChallengedMobileId } from '../mobile-ids/proven-mobile-id.ts';
import type { Dependencies, Needs } from '../runtime/dependencies.ts';
import { retry } from '../runtime/retry.ts';
import { createRenewal, replaceCode, type RenewalParts } from './renewal-order.ts';

/** How often a renewal is tried that other starts of the same user come before. */
const maxRaces = 6;

type Deps = Pick<
  Dependencies,
  'orders' | 'coordination' | 'workflow' | 'renewStateMachineArn' | 'now' | 'log'
>;

/** The order that renews a mobile ID, with what its phone goes on with, and whether the request made it. */
export interface StartedRenewal {
  readonly orderId: string;
  readonly activationCode: string;
  readonly approval: Options['renewal-approval'];
  readonly isNew: boolean;
}

/**
 * Starts the order that renews the mobile ID whose phone has signed a challenge, with an activation code for that phone
 * alone. Where such an order waits for its phone already, its answer may have got lost: it gets another code.
 * @throws {Unauthorized} @throws {ChallengeGone} @throws {MobileIdNotRenewable} @throws {UserNotActive}
 * @throws {DirectoryItemInvalid} @throws {OrderRunning} @throws {TooManyRequests}
 * @throws {OptionInvalid} @throws {AuthorityUnusable} rings an alarm
 */
export const renewMobileId = async (
  deps: Deps &
    Needs<typeof findChallengedMobileId> &
    Pick<Dependencies, 'directory' | 'parameters' | 'authorityDescription'>,
  token: string,
): Promise<StartedRenewal> => {
  const { mobileId, challenge } = await findChallengedMobileId(deps, token);
  const reads = { options: deps.parameters.all, authority: deps.authorityDescription.read };
  const checked = await requireOrderable(deps, reads, { mobileId: mobileId.mobileId });
  const renewal = planRenewal(mobileId, checked.options, deps.now());
  const needed = listNeededAttributes(checked.options, renewal.kinds);
  const user = await loadActiveUser(deps, mobileId.userId, ['commonName'], needed);
  // Another start of the same user may come between; this one finds it then.
  return retry(
    maxRaces,
    (error) => error instanceof LostRace,
    () => renewOnce(deps, { mobileId, user, checked, renewal }, challenge),
  );
};

const renewOnce = async (deps: Deps, parts: RenewalParts, challenge: string): Promise<StartedRenewal> => {
  const { mobileId, checked } = parts;
  const use = { mobileId, challenge, now: deps.now() };
  const running = await findRunningOrder(deps, mobileId.userId);
  if (running !== undefined) return renewCode(deps, await loadOrder(deps, running), use);
  const activationCode = createActivationCode();
  const order = createRenewal(parts, activationCode, use.now);
  await writeRenewal(deps, order, use);
  await startExecution(deps, order.orderId);
  const approval = checked.options['renewal-approval'];
  return { orderId: order.orderId, activationCode, approval, isNew: true };
};

const renewCode = async (deps: Deps, order: Order, use: ChallengeUse): Promise<StartedRenewal> => {
  const { orderId, state, renews, phone } = order;
  if (renews?.mobileId !== use.mobileId.mobileId || state !== 'awaiting-phone' || phone)
    throw new OrderRunning();
  const activationCode = createActivationCode();
  await writeRenewalCode(deps, order, replaceCode(order, activationCode, use.now), use);
  return { orderId, activationCode, approval: requireOptions(order)['renewal-approval'], isNew: false };
};

// The order is written: what fails here, the sweep makes good.
const startExecution = async (deps: Deps, orderId: string): Promise<void> => {
  try {
    await deps.workflow.start(deps.renewStateMachineArn, orderId);
  } catch {
    deps.log.info('execution-not-started', { orderId });
  }
};
