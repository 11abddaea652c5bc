import { randomUUID } from 'node:crypto';
import type { MobileId } from '../../domain/mobile-id.ts';
import { addDuration } from '../../domain/options/durations.ts';
import { renderLabels } from '../../domain/options/labels.ts';
import { maxMatchTries } from '../../domain/order/order-states.ts';
import { requireOptions, sweepPartition, type ActivationCode, type Order } from '../../domain/order/order.ts';
import type { Renewal } from '../../domain/order/renewal.ts';
import { stepTimes, timeLimits } from '../../domain/order/time-limits.ts';
import { sha256 } from '../../domain/secrets.ts';
import type { User } from '../../domain/user.ts';
import type { CheckedOptions } from '../get-mobile-id/start/check-options.ts';

/** What a renewal is made of. */
export interface RenewalParts {
  /** The one that it renews. */
  readonly mobileId: MobileId;
  readonly user: User & { readonly commonName: string };
  readonly checked: CheckedOptions;
  readonly renewal: Renewal;
}

/**
 * An order that renews a mobile ID. Nothing is left to ask its user, so it waits for its phone from the beginning, which
 * may answer before its execution has begun; the sweep looks whether that has. Where the options ask for no match code,
 * the proof of the old key has approved it.
 */
export const createRenewal = (
  { mobileId: old, user, checked, renewal }: RenewalParts,
  activationCode: string,
  now: Date,
): Order => {
  const { options, versions, signingAlgorithm } = checked;
  const { userId, mobileId, phoneName, language } = old;
  const at = now.toISOString();
  const deadline = addDuration(now, options['activation-code-lifetime']).toISOString();
  return {
    ...{ orderId: randomUUID(), userId, mobileId: randomUUID() },
    ...{ state: 'awaiting-phone', createdAt: at, deadline },
    ...{ sweep: sweepPartition, sweepAt: stepTimes(now, timeLimits.starting).sweepAt },
    ...{ options, optionVersions: versions, signingAlgorithm, labels: renderLabels(options, user) },
    ...(language && { language }),
    renews: { mobileId, store: renewal.store },
    replaces: { mobileId, phoneName },
    confirmation: { kinds: [...renewal.kinds], oldPhone: 'kept', at },
    activationCode: { hash: hashCode(activationCode), expiresAt: deadline, replaced: [] },
    ...(options['renewal-approval'] === 'none' && { approval: { at } }),
    ...{ matchTriesLeft: maxMatchTries, certificates: {} },
  };
};

/** What an order keeps of another activation code, in place of the one that it has. It dies with the step at the latest. */
export const replaceCode = (order: Order, activationCode: string, now: Date): ActivationCode => {
  const { activationCode: old, deadline } = order;
  const end = addDuration(now, requireOptions(order)['activation-code-lifetime']).toISOString();
  return {
    hash: hashCode(activationCode),
    expiresAt: end < deadline ? end : deadline,
    replaced: old ? [...old.replaced, old.hash] : [],
  };
};

const hashCode = (code: string): string => sha256(code, 'base64url');
