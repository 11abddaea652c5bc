import type { Mutant } from './mutant.ts';

/** Rules about requests that come second, and about orders that ended early. */
export const secondRequestMutants: readonly Mutant[] = [
  {
    rule: 'the same submission beside the first one counts as made',
    file: 'lambdas/aws/tables/orders.ts',
    find: '{ ...submission, at: undefined }',
    replace: '{ ...submission }',
    tests: ['test/lambdas/aws/tables/stores.test.ts'],
  },
  {
    rule: 'a submission does not count as made once the order has ended',
    file: 'lambdas/aws/tables/orders.ts',
    find: "order['ended'] === undefined &&",
    replace: '',
    tests: ['test/lambdas/aws/tables/stores.test.ts'],
  },
  {
    rule: 'the default of notify decides where an order has no options',
    file: 'lambdas/get-mobile-id/orders/notification.ts',
    find: "options ? options.notify : optionDefinition('notify').initial",
    replace: 'options?.notify',
    tests: ['test/lambdas/get-mobile-id/close/'],
  },
];
