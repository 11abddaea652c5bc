/**
 * Trigger: the stream of the directory, for each user who was changed or deleted.
 * Duty: let the user's mobile IDs and running order follow what the directory says of them now.
 */
import * as v from 'valibot';
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
import { DirectoryRecordsSchema, followDirectory, type BatchResponse } from './follow-directory.ts';

/** The handler with its dependencies. */
export const run =
  (deps: Needs<typeof followDirectory>) =>
  (event: unknown): Promise<BatchResponse> =>
    followDirectory(deps, v.parse(DirectoryRecordsSchema, event));

const tables = { directory, mobileIds, orders, coordination };
export const dependencies = lazy({ ...tables, workflow, stateMachineArn, changeStateMachineArn, now, log });
export const handler = run(dependencies);
