/**
 * Trigger: schedule, every 5 minutes.
 * Duty: look after every order that the process itself has not brought to its end in time.
 */
import * as dependencies from '../../runtime/dependencies.ts';
import { environment } from '../../runtime/environment.ts';
import { sweepOrders } from './sweep.ts';

const deps = {
  ...dependencies.cleanUp(),
  sweep: dependencies.orderSweep(),
  process: dependencies.process(),
  stateMachineArn: environment('STATE_MACHINE_ARN'),
};

/** @returns how many orders were due */
export const handler = (): Promise<number> => sweepOrders(deps);
