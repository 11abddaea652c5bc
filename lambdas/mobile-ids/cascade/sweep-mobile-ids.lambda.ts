/**
 * Trigger: schedule, every day.
 * Duty: find what following the directory missed, and locks that broke off.
 */
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';
import {
  changeStateMachineArn,
  coordination,
  directory,
  lazy,
  log,
  mobileIds,
  now,
  orders,
  stateMachineArn,
  workflow,
  type Needs,
} from '../../runtime/dependencies.ts';
import { sweepMobileIds, type Swept } from './sweep-mobile-ids.ts';

/**
 * The handler with its dependencies.
 * @returns what it came to; throws where something is left to do, so that it is called again
 */
export const run = (deps: Needs<typeof sweepMobileIds>) => async (): Promise<Swept> => {
  const swept = await sweepMobileIds(deps);
  if (swept.failed > 0) throw new ServiceBusy('SweepIncomplete');
  return swept;
};

const tables = { directory, mobileIds, orders, coordination };
export const dependencies = lazy({ ...tables, workflow, stateMachineArn, changeStateMachineArn, now, log });
export const handler = run(dependencies);
