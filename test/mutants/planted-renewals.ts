import type { Mutant } from './mutant.ts';

const tests = ['test/lambdas/renewal/'];

/** Rules about renewals. */
export const renewalMutants: readonly Mutant[] = [
  {
    rule: 'a renewal issues only while the old mobile ID is active',
    file: 'lambdas/aws/tables/issuance.ts',
    find: '...(renews ? [workingPart(tables, { userId, mobileId: renews.mobileId }, now)] : []),',
    replace: '',
    tests,
  },
  {
    rule: 'a renewal activates only while the old mobile ID is active',
    file: 'lambdas/aws/tables/registration.ts',
    find: '...(renews ? [workingPart(tables, { userId, mobileId: renews.mobileId }, now)] : []),',
    replace: '',
    tests,
  },
  {
    rule: 'a renewal uses its challenge up',
    file: 'lambdas/aws/tables/renewal.ts',
    find: `    useChallengePart(tables, mobileId, challenge, now),
    ...startParts(tables, order, now),`,
    replace: '    ...startParts(tables, order, now),',
    tests,
  },
  {
    rule: 'the match code approves a renewal where the options ask for it',
    file: 'lambdas/renewal/renewal-order.ts',
    find: "...(options['renewal-approval'] === 'none' && { approval: { at } }),",
    replace: 'approval: { at },',
    tests,
  },
];
