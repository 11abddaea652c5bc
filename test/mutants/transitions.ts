import { canBecome, isWaiting, orderStateNames } from '../../domain/order/order-states.ts';
import type { OrderState } from '../../domain/order/order-states.ts';
import type { Mutant } from './mutant.ts';

// Only the start of an order writes `starting`; a waiting step may enter its own state again.
const isForbidden = (from: OrderState, to: OrderState): boolean =>
  to !== 'starting' && !canBecome(from, to) && !(from === to && isWaiting(to));

const mutant = (from: OrderState, forbidden: readonly OrderState[]): Mutant => ({
  rule: `forbidden transitions: ${from} → ${forbidden.join(', ')}`,
  file: 'domain/order/order-states.ts',
  find: new RegExp(`(\\n {2}'?${from}'?: \\{(?:[^{}]|\\{[^}]*\\})*ends: \\[)`),
  replace: `$1${forbidden.map((to) => `'${to}', `).join('')}`,
  tests: ['test/lambdas/aws/tables/order-transitions.test.ts'],
  testName: `never lets '${from}' become '(${forbidden.join('|')})'$`,
  failing: forbidden.length,
});

/** One patch for each state: it adds the transitions that the life cycle forbids, and a test has to notice each. */
export const transitionMutants: readonly Mutant[] = orderStateNames.map((from) =>
  mutant(
    from,
    orderStateNames.filter((to) => isForbidden(from, to)),
  ),
);
