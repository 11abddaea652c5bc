import { CertificateRequest } from '../../domain/certificates/certificate-request.ts';
import { keyRules, rsaFactorRules } from '../../domain/certificates/key-rules.ts';
import { certificateRequest } from '../../test/support/certificate-requests.ts';
import { budgets } from '../budgets.ts';
import type { Measure } from '../measure.ts';

const samples = 15;

// Strong ones of each kind: a rule that holds has gone through all that it looks for.
const keys = ['P-384', 'RSA-3072'] as const;

/** CPU of one rule on a sound request that was read already, in milliseconds, at its fastest. */
const measureRule = (
  holds: (request: CertificateRequest) => boolean,
  request: CertificateRequest,
): number => {
  const times = Array.from({ length: samples }, () => {
    const before = process.cpuUsage();
    if (!holds(request)) throw new Error('A sound key is refused');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
};

/**
 * What each rule for keys costs on a sound key. Each rule names its source where it stands, in
 * `domain/certificates/key-rules.ts`. What a request reads once and what a rule
 * works out at its first use is not in it; that no other mobile ID has the key is a condition of a write.
 */
export const keyRuleTimes: Measure = {
  name: 'CPU of a rule for keys',
  unit: 'ms',
  take: () =>
    keys.flatMap((key) => {
      const request = new CertificateRequest(certificateRequest({ key }));
      return [...keyRules, ...rsaFactorRules].map(({ rule, holds }) => ({
        of: `${rule}, ${key}`,
        value: measureRule(holds, request),
        target: { atMost: budgets.keyRule },
      }));
    }),
};
