/**
 * Trigger: state *Close order*, with the name of the error that led to it.
 * Duty: end the order, so that no certificate can be asked for any more.
 */
import * as v from 'valibot';
import * as dependencies from '../../runtime/dependencies.ts';
import { log } from '../../runtime/log.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { closeOrder, type CloseOrderDependencies } from './close-order.ts';

const InputSchema = v.object({ ...OrderTaskSchema.entries, error: v.string() });

/** The step with its dependencies. */
export const run = (deps: CloseOrderDependencies) =>
  task('close-order', InputSchema, (input) => closeOrder(deps, input));

export const handler = run({
  orders: dependencies.orderStore(),
  ends: dependencies.orderEnds(),
  now: dependencies.now,
  log,
});
