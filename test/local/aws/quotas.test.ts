import { describe, expect, it } from 'vitest';
import { Quotas } from '../../../local/aws/quotas.ts';
import { ServiceError } from '../../../local/aws/service-error.ts';
import { Clock } from '../../../local/clock.ts';

const taken = (quotas: Quotas, ...actions: readonly string[]): number => {
  for (let count = 0; ; count += 1)
    try {
      for (const action of actions) quotas.take(action);
      if (count === 1000) return Infinity;
    } catch (error) {
      expect(error).toEqual(new ServiceError('ThrottlingException', 'Rate exceeded'));
      return count;
    }
};

const enforced = (): { clock: Clock; quotas: Quotas } => {
  const clock = new Clock(0);
  const quotas = new Quotas(clock);
  quotas.enforced = true;
  return { clock, quotas };
};

describe('Quotas', () => {
  it.each([
    ['acm-pca:IssueCertificate', 25],
    ['acm-pca:GetCertificate', 75],
    ['acm-pca:RevokeCertificate', 20],
    ['ssm:GetParameter', 40],
    ['ssm:GetParameters', 40],
    ['ssm:GetParametersByPath', 40],
    ['dynamodb:GetItem', Infinity],
  ])('takes as many %s in a second as AWS: %d', (action, perSecond) => {
    const { clock, quotas } = enforced();
    expect(taken(quotas, action)).toBe(perSecond);
    clock.advance(1000);
    expect(taken(quotas, action)).toBe(perSecond);
  });

  it('lets reads of parameters share one quota', () => {
    const { quotas } = enforced();
    expect(taken(quotas, 'ssm:GetParameter', 'ssm:GetParametersByPath')).toBe(20);
  });

  it('fills up by the clock, no higher than a second is worth', () => {
    const { clock, quotas } = enforced();
    taken(quotas, 'acm-pca:RevokeCertificate');
    clock.advance(100);
    expect(taken(quotas, 'acm-pca:RevokeCertificate')).toBe(2);
    clock.advance(60_000);
    expect(taken(quotas, 'acm-pca:RevokeCertificate')).toBe(20);
  });

  it('keeps what is left of a call for the next', () => {
    const { clock, quotas } = enforced();
    taken(quotas, 'acm-pca:RevokeCertificate');
    clock.advance(30);
    expect(taken(quotas, 'acm-pca:RevokeCertificate')).toBe(0);
    clock.advance(20);
    expect(taken(quotas, 'acm-pca:RevokeCertificate')).toBe(1);
  });

  it('holds nobody back until it is asked to', () => {
    expect(taken(new Quotas(new Clock(0)), 'acm-pca:IssueCertificate')).toBe(Infinity);
  });
});
