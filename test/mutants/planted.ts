import type { Mutant } from './mutant.ts';
import { leaverMutants } from './planted-leavers.ts';

const close = 'test/lambdas/get-mobile-id/close/';
const ends: readonly Mutant[] = [
  {
    rule: 'an order is settled only once it has ended',
    file: 'lambdas/aws/tables/order-sweep.ts',
    find: /(\.\.\.\(isKnown \? \[\] :[^;]*?)when: hasEnded,/s,
    replace: '$1',
    tests: [close],
  },
  {
    rule: 'clean-up has its grace in seconds before the sweep comes',
    file: 'lambdas/aws/tables/order-end.ts',
    find: 'timeLimits.cleanUpGrace * 1000',
    replace: 'timeLimits.cleanUpGrace',
    tests: [close],
  },
  {
    rule: 'an ended order leaves the sweep time of its step behind',
    file: 'lambdas/aws/tables/order-end.ts',
    find: 'from: state }, sweepAt }',
    replace: 'from: state } }',
    tests: [close],
  },
  {
    rule: 'a step that times out while it works does not expire its order',
    file: 'lambdas/get-mobile-id/close/close-order.ts',
    find: 'error === timeoutError && isWaiting(state)',
    replace: 'error === timeoutError',
    tests: [close],
  },
  {
    rule: 'an order ends by its own write before its step is broken off',
    file: 'lambdas/order-end/end-order.ts',
    find: `  const order = await endOrder(deps, orderId, ending);
  await deps.workflow.failTask(order.taskToken, errorName('order-ended'));`,
    replace: `  const { taskToken } = await loadEndingOrder(deps, orderId);
  await deps.workflow.failTask(taskToken, errorName('order-ended'));
  const order = await endOrder(deps, orderId, ending);`,
    tests: [close],
  },
  {
    rule: 'the sweep goes on behind an order that it cannot clean up',
    file: 'lambdas/get-mobile-id/close/sweep.ts',
    find: 'await postpone(deps, orderId, error);',
    replace: 'throw error;',
    tests: [close],
  },
];

const approve = ['test/lambdas/get-mobile-id/approve/'];

const matchCodes: readonly Mutant[] = [
  {
    rule: 'the third wrong code is the last',
    file: 'domain/order/order-states.ts',
    find: 'maxMatchTries = 3',
    replace: 'maxMatchTries = 4',
    tests: ['test/lambdas/get-mobile-id/start/', ...approve],
  },
  {
    rule: 'an order without tries takes no fourth code',
    file: 'lambdas/get-mobile-id/approve/approve-order.ts',
    find: 'matchTriesLeft <= 0',
    replace: 'matchTriesLeft < 0',
    tests: approve,
  },
  {
    rule: 'an order without a phone has no match code that fits',
    file: 'lambdas/get-mobile-id/approve/approve-order.ts',
    find: "order.phone?.matchCode ?? ''",
    replace: 'order.phone?.matchCode ?? matchCode',
    tests: approve,
  },
];

const issuing: readonly Mutant[] = [
  {
    rule: 'the CA is asked by one call, whatever the SDK would do',
    file: 'lambdas/runtime/dependencies.ts',
    find: 'new ACMPCAClient({ maxAttempts: 1 })',
    replace: 'new ACMPCAClient()',
    tests: ['test/lambdas/runtime/'],
  },
  {
    rule: 'an order that is issuing has the time for it until the sweep comes',
    file: 'lambdas/aws/tables/issuance.ts',
    find: ', ...stepTimes(now, timeLimits.issuing) }',
    replace: ' }',
    tests: ['test/lambdas/get-mobile-id/issue/'],
  },
  {
    rule: 'a key that an order has is not overwritten',
    file: 'lambdas/aws/tables/issuance.ts',
    find: "all(equals('state', 'issuing'), missing('encryptionKey'))",
    replace: "all(equals('state', 'issuing'))",
    tests: ['test/lambdas/get-mobile-id/issue/'],
  },
  {
    rule: 'a key that is kept for later phones is not overwritten',
    file: 'lambdas/aws/tables/encryption-keys.ts',
    find: ', ...toCondition(isNew)',
    replace: '',
    tests: ['test/lambdas/aws/tables/stores.test.ts'],
  },
  {
    rule: 'each step waits by an option of its own',
    file: 'domain/order/time-limits.ts',
    find: /'awaiting-phone': 'phone-time'(.*)'awaiting-installation': 'installation-time'/s,
    replace: "'awaiting-phone': 'installation-time'$1'awaiting-installation': 'phone-time'",
    tests: ['test/lambdas/get-mobile-id/deliver/', 'test/lambdas/get-mobile-id/install/'],
  },
];

const errors: readonly Mutant[] = [
  {
    rule: 'an error of a server heals',
    file: 'lambdas/aws/services/aws-errors.ts',
    find: ' || isServerError(error)',
    replace: '',
    tests: ['test/lambdas/runtime/'],
  },
  {
    rule: 'a conflict with another write heals',
    file: 'lambdas/aws/services/aws-errors.ts',
    find: "error.name === 'TransactionConflictException'",
    replace: 'error.name === inProgress',
    tests: ['test/lambdas/runtime/'],
  },
  {
    rule: 'a conflict with another transaction heals',
    file: 'lambdas/aws/tables/transactions.ts',
    find: "codes.includes('TransactionConflict')",
    replace: 'codes.length === 0',
    tests: ['test/lambdas/aws/tables/'],
  },
];

/** A table whose reads are not consistent, and where that must be noticed. */
const stale = (table: string, what: string): Mutant => ({
  rule: `${what} are read as the last write left them`,
  file: 'lambdas/aws/tables/tables.ts',
  find: /ConsistentRead: true( \}\);.*?)ConsistentRead: true,/s,
  replace: `ConsistentRead: this.name !== '${table}'$1ConsistentRead: this.name !== '${table}',`,
  tests: ['test/lambdas/get-mobile-id/reads-see-the-last-write.test.ts'],
});

const reads: readonly Mutant[] = [
  stale('orders', 'orders'),
  stale('directory', 'users'),
  stale('coordination', 'markers of running orders'),
  stale('mobile-ids', 'mobile IDs'),
  {
    rule: 'a query reads every page, and skips none',
    file: 'lambdas/aws/tables/tables.ts',
    find: 'for await (const { Items = [] } of pages) yield Items;',
    replace: 'let n = 0;\nfor await (const { Items = [] } of pages) if (n++ % 2 === 0) yield Items;',
    tests: ['test/lambdas/aws/tables/'],
  },
  {
    rule: 'a changed option counts after half a minute',
    file: 'lambdas/aws/services/option-parameters.ts',
    find: 'maxAgeMs = 30_000',
    replace: 'maxAgeMs = 30_001',
    tests: ['test/lambdas/aws/services/option-parameters.test.ts'],
  },
  {
    rule: 'no error is remembered in place of options',
    file: 'lambdas/aws/services/remembered.ts',
    find: 'if (known.value === value) known = undefined;',
    replace: '',
    tests: ['test/lambdas/aws/services/'],
  },
  {
    rule: 'the check of a change reads what was changed',
    file: 'lambdas/get-mobile-id/start/check-options.ts',
    find: '() => parameters.allNow()',
    replace: '() => parameters.all()',
    tests: ['test/lambdas/get-mobile-id/start/check-options.test.ts'],
  },
  {
    rule: 'the regular check asks what the CA is now',
    file: 'lambdas/get-mobile-id/start/check-options.ts',
    find: '() => authorityDescription.readNow()',
    replace: '() => authorityDescription.read()',
    tests: ['test/lambdas/get-mobile-id/start/check-options.test.ts'],
  },
];

/** The bugs that were planted once and that no unit test saw: each has a test beside its rule now. */
export const plantedMutants: readonly Mutant[] = [
  ...ends,
  ...leaverMutants,
  ...matchCodes,
  ...issuing,
  ...errors,
  ...reads,
];
