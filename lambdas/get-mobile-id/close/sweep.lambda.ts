/**
 * Trigger: schedule, every 5 minutes.
 * Duty: look after every order that the process itself has not brought to its end in time.
 */
import {
  ca,
  coordination,
  brand,
  directory,
  lazy,
  log,
  mailer,
  mobileIds,
  now,
  orders,
  siteUrl,
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
  mailer,
  brand,
  siteUrl,
  workflow,
  stateMachineArn,
  now,
  log,
});

/** @returns how many orders were due */
export const handler = (): Promise<number> => sweepOrders(dependencies);
