import type { Mutant } from './mutant.ts';

const cascadeTests = ['test/lambdas/mobile-ids/cascade.test.ts'];

/** Bugs that would leave somebody who left a working mobile ID, or take one from somebody who did not leave. */
export const leaverMutants: readonly Mutant[] = [
  {
    rule: 'a lock keeps the reason that it was made for',
    file: 'lambdas/revocation/lock-and-revoke.ts',
    find: 'found.lockReason ?? mobileIdChanges',
    replace: 'mobileIdChanges',
    tests: ['test/lambdas/get-mobile-id/reads-see-the-last-write.test.ts'],
  },
  {
    rule: 'a lock leaves no kind of certificate out',
    file: 'lambdas/revocation/lock-and-revoke.ts',
    find: 'of certificateKinds) {',
    replace: 'of certificateKinds.slice(0, -1)) {',
    tests: ['test/lambdas/mobile-ids/revoke-mobile-id.test.ts'],
  },
  {
    rule: 'who is deleted loses their mobile ID for good',
    file: 'domain/user-state-changes.ts',
    find: "if (!user) return 'user-deleted';",
    replace: "if (!user) return 'user-inactive';",
    tests: cascadeTests,
  },
  {
    rule: 'a late change undoes none that came after it',
    file: 'lambdas/aws/tables/user-state-changes.ts',
    find: "all<'userId' | 'state'>(exists('userId'), isStateAsRead(user))",
    replace: "exists<'userId'>('userId')",
    tests: cascadeTests,
  },
  {
    rule: 'what an administrator made inactive stays so',
    file: 'domain/user-state-changes.ts',
    find: 'undoes.some((each) => each === last)',
    replace: 'undoes.length > 0',
    tests: ['test/domain/user-state-changes.test.ts'],
  },
  {
    rule: 'the order of a user who leaves ends',
    file: 'lambdas/mobile-ids/cascade/cascade-user-state.ts',
    find: "if (reason !== 'user-active') await endRunningOrder(deps, userId);",
    replace: "if (reason === 'user-deleted') await endRunningOrder(deps, userId);",
    tests: cascadeTests,
  },
];
