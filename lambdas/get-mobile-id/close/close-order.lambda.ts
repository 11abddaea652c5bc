/**
 * Trigger: state *Close order*, with the name of the error that led to it; null where somebody failed a waiting task
 * by hand and gave none.
 * Duty: end the order, so that no certificate can be asked for any more.
 */
import * as v from 'valibot';
import { coordination, lazy, log, now, orders, type Needs } from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { closeOrder } from './close-order.ts';

const InputSchema = v.object({ ...OrderTaskSchema.entries, error: v.nullish(v.string(), '') });

/** The step with its dependencies. */
export const run = (deps: Needs<typeof closeOrder>) =>
  task('close-order', InputSchema, (input) => closeOrder(deps, input));

export const dependencies = lazy({ orders, coordination, now, log });
export const handler = run(dependencies);
