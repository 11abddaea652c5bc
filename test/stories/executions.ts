import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { roleOf } from './roles.ts';
import type { World } from './world.ts';

/** Somebody at AWS, or by hand, ends the execution of an order; no Catch of it runs. */
export const abort = (world: World, orderId: string) =>
  world.sfn.send(new StopExecutionCommand({ executionArn: world.executionArn(orderId) }));

/** How often a sweep has begun: that of orders, or the daily one of mobile IDs. */
export const sweepsIn = ({ cloud }: World, sweep: 'CloseSweep' | 'CascadeSweepMobileIds'): number =>
  cloud.calls.log.filter(
    ({ caller, operation }) => operation === 'Query' && caller.role === roleOf(cloud.authorizer, sweep),
  ).length;

/** Keeps a function from a call to the store, in a way that trying again does not mend. @returns lets it again */
export const keepFrom = ({ cloud }: World, words: string, operation: string) =>
  cloud.faults.inject({
    ...{ service: 'dynamodb', operation, role: roleOf(cloud.authorizer, words), times: Infinity },
    error: { code: 'ResourceNotFoundException' },
  });

/** How often something was logged under a code about what has this id. */
export const timesLogged = (world: World, code: string, id: string): number =>
  world.logged(code).split(id).length - 1;
