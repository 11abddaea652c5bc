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
  {
    rule: 'what a renewal replaces is locked after the new one is active',
    file: 'lib/process/issuing.ts',
    find: /( *\.next\(steps\.task\('Write active profile'.*?\n)(.*?)( *\.next\(notifySuccess\);)/s,
    replace: '$2$1$3',
    tests: ['test/lib/process/renew-flow.test.ts'],
  },
  {
    rule: 'the index by which reminders go out skips no page',
    file: 'lambdas/aws/tables/mobile-id-expiry.ts',
    find: 'for await (const page of mobileIds.queryPages(query, pageSize)) yield*',
    replace:
      'let pages = 0;\nfor await (const page of mobileIds.queryPages(query, pageSize && 1)) if (pages++ % 2 === 0) yield*',
    tests: ['test/lambdas/aws/tables/mobile-id-expiry.test.ts'],
  },
];
