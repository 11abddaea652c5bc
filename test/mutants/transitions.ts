import { canBecome, isWaiting, orderStateNames } from '../../lambdas/shared/model/order-states.ts';
import type { OrderState } from '../../lambdas/shared/model/order-states.ts';
import type { Mutant } from './mutant.ts';

// Only the start of an order writes `starting`; a waiting step may enter its own state again.
const isForbidden = (from: OrderState, to: OrderState): boolean =>
  to !== 'starting' &&
  !canBecome(from, to) &&
  !(from === to && isWaiting(to) && to !== 'awaiting-installation');

const mutant = (from: OrderState, to: OrderState): Mutant => ({
  rule: `forbidden transition: ${from} → ${to}`,
  file: 'lambdas/shared/model/order-states.ts',
  find: new RegExp(`(\\n {2}'?${from}'?: \\{[^}]*ends: \\[)`),
  replace: `$1'${to}', `,
  tests: ['test/shared/aws/order-transitions.test.ts'],
  testName: `never lets '${from}' become '${to}'$`,
});

/** One patch for each transition that the life cycle forbids: it adds the transition. */
export const transitionMutants: readonly Mutant[] = orderStateNames.flatMap((from) =>
  orderStateNames.filter((to) => isForbidden(from, to)).map((to) => mutant(from, to)),
);
