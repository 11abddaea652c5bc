import { active, inSystem, nextSteps, orderAt, orderEnded, phone } from './content.ts';
import { has, orderEnds, orderSight } from './orders.ts';
import type { Sight } from './sight.ts';

/** What comes of an order: a mobile ID, or why there is none. */
export const outcomes: readonly Sight[] = [
  orderSight(
    'ready',
    ({ selfService }) => selfService.completed.title,
    orderAt('completed', { phone, mobileId: active.mobileId, nextSteps }),
    { until: () => active.labels.profileName },
  ),
  orderSight(
    'ready-system',
    ({ selfService }) => selfService.completed.title,
    orderAt('completed', { phone, mobileId: inSystem.mobileId, nextSteps }),
    { until: ({ tests }) => tests.how.system, responses: has(inSystem) },
  ),
  ...orderEnds.map(([state, reason]) =>
    orderSight(
      `ended-${reason}`,
      (words) => words.selfService.endings[reason].title,
      orderEnded(state, reason),
    ),
  ),
];
