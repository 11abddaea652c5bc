import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Alarms } from '../alarms.ts';
import type { EntryPoints } from '../entry-points.ts';
import type { Executions } from './executions.ts';
import { changeMobileId } from './change-flow.ts';
import { getMobileId } from './flow.ts';
import { lockMobileId, lockSubject } from './lock-flow.ts';
import { renewMobileId } from './renew-flow.ts';
import { Process } from './state-machine.ts';

/** What the processes are made of. */
export interface ProcessesProps {
  readonly executions: Executions;
  readonly lockExecutions: Executions;
  readonly changeExecutions: Executions;
  readonly renewExecutions: Executions;
  readonly entryPoints: EntryPoints;
  readonly alarms: Alarms;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

// Longer than all waiting steps together can take (24 hours each): a last resort.
const longestOrder = Duration.days(5);
const longestChange = Duration.hours(1);

/** Makes the state machines: *Get*, *Renew*, *Lock* and *Change mobile ID*. One key encrypts the executions of all. */
export const addProcesses = (
  scope: Construct,
  { executions, lockExecutions, changeExecutions, renewExecutions, ...shared }: ProcessesProps,
): void => {
  const { key } = new Process(scope, 'Process', {
    ...shared,
    ...{ executions, flow: getMobileId, subject: ['orderId'], timeout: longestOrder },
    meanings: {
      failed: 'An order did not end in order: clean-up of its certificates runs again outside the process',
      timedOut: 'An order ran for days: clean-up of its certificates runs outside the process',
      throttled: 'Orders wait for the quota of state transitions: users see the next page late',
    },
  });
  new Process(scope, 'RenewProcess', {
    ...shared,
    ...{ executions: renewExecutions, key, flow: renewMobileId, subject: ['orderId'], timeout: longestOrder },
    meanings: {
      failed: 'A renewal did not end in order: clean-up of its certificates runs again outside the process',
      timedOut: 'A renewal ran for days: clean-up of its certificates runs outside the process',
      throttled: 'Renewals wait for the quota of state transitions: their phones wait with them',
    },
  });
  new Process(scope, 'LockProcess', {
    ...shared,
    ...{ executions: lockExecutions, key, flow: lockMobileId, subject: lockSubject },
    meanings: {
      failed:
        'A mobile ID may not be locked, or its certificates not be revoked: redrive the execution within 14 days',
      timedOut: 'Certificates of a locked mobile ID could not be revoked for a year',
      throttled: 'Locks wait for the quota of state transitions: certificates are revoked late',
    },
  });
  new Process(scope, 'ChangeProcess', {
    ...shared,
    ...{ executions: changeExecutions, key, flow: changeMobileId, subject: lockSubject },
    timeout: longestChange,
    meanings: {
      failed:
        'A mobile ID may not have followed its user’s state in the directory, or nobody was told: the daily sweep makes it follow',
      timedOut: 'A mobile ID did not follow its user’s state in the directory for an hour',
      throttled: 'Changes of mobile IDs wait for the quota of state transitions',
    },
  });
};
