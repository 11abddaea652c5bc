/**
 * Trigger: state *Check certificates*.
 * Duty: let only orders go on whose certificates are all issued and checked.
 */
import type { OrderStore } from '../../aws/tables/order-store.ts';
import * as dependencies from '../../runtime/dependencies.ts';
import { OrderTaskSchema, task } from '../../runtime/task.ts';
import { checkCertificates } from './check-certificates.ts';

/** The step with its dependencies. */
export const run = (deps: { readonly orders: OrderStore }) =>
  task('check-certificates', OrderTaskSchema, (input) => checkCertificates(deps, input));

export const handler = run({ orders: dependencies.orderStore() });
