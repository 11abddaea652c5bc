/**
 * Trigger: schedule, every 5 minutes.
 * Duty: look after every order that the process itself has not brought to its end in time.
 */
import {
  ca,
  coordination,
  directory,
  lazy,
  log,
  mailing,
  mobileIds,
  now,
  orders,
  renewStateMachineArn,
  stateMachineArn,
  workflow,
} from '../../runtime/dependencies.ts';
import { sweepOrders } from './sweep.ts';

export const dependencies = lazy({
  orders,
  coordination,
  mobileIds,
  directory,
  ca,
  ...mailing,
  workflow,
  stateMachineArn,
  renewStateMachineArn,
  now,
  log,
});

/** @returns how many orders were due */
export const handler = (): Promise<number> => sweepOrders(dependencies);
