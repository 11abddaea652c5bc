import type { Clock } from '../clock.ts';
import { tokenBucket } from '../token-bucket.ts';
import { ServiceError } from './service-error.ts';

/** How many calls per second a service takes from an account; the actions share them. */
export interface Quota {
  readonly actions: readonly string[];
  readonly perSecond: number;
}

const ca = 'https://docs.aws.amazon.com/general/latest/gr/pca.html#limits_pca';
const parameters = 'https://docs.aws.amazon.com/general/latest/gr/ssm.html#limits_ssm';

/** What AWS grants an account that asked for no more, where this app comes near it. */
export const awsQuotas = [
  { actions: ['acm-pca:IssueCertificate'], perSecond: 25, source: ca },
  { actions: ['acm-pca:GetCertificate'], perSecond: 75, source: ca },
  { actions: ['acm-pca:RevokeCertificate'], perSecond: 20, source: ca },
  {
    actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
    perSecond: 40,
    source: parameters,
  },
] as const;

/** Refuses calls over a quota, once it is asked to: token buckets that hold a second's worth of calls. */
export class Quotas {
  /** Whether quotas hold; off at first. */
  enforced = false;
  /**
   * Functions that an account may run at once; new ones often have 10.
   * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  concurrentExecutions = 1000;
  readonly #buckets: ReadonlyMap<Quota, () => boolean>;

  constructor(clock: Clock, quotas: readonly Quota[] = awsQuotas) {
    this.#buckets = new Map(
      quotas.map((quota) => [quota, tokenBucket(clock, { rate: quota.perSecond, burst: quota.perSecond })]),
    );
  }

  /**
   * Counts a call.
   * @param action such as `ssm:GetParameter`
   * @throws {ServiceError} ThrottlingException
   */
  take(action: string): void {
    if (!this.enforced) return;
    const bucket = [...this.#buckets].find(([{ actions }]) => actions.includes(action));
    if (bucket && !bucket[1]()) throw new ServiceError('ThrottlingException', 'Rate exceeded');
  }
}
