import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EntryPoint } from '../entry-point.ts';
import { changing, locking } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type CascadeProps = Pick<
  Capabilities,
  | 'entryPoints'
  | 'store'
  | 'deadLetters'
  | 'executions'
  | 'renewExecutions'
  | 'lockExecutions'
  | 'changeExecutions'
>;

/** The functions that let mobile IDs and orders follow the state that their user has in the directory. */
export class Cascade extends Construct {
  readonly #props: CascadeProps;

  constructor(scope: Construct, id: string, props: CascadeProps) {
    super(scope, id);
    this.#props = props;
    const { entryPoints, store } = props;

    const followDirectory = entryPoints.add(this, 'follow-directory', {
      impact: 'who is locked or deleted in the directory keeps a working mobile ID until the sweep finds it',
      timeout: Duration.seconds(60),
      failsToBeCalledAgain: true,
    });
    store.directory.grantFollow(followDirectory);
    this.#grantCascade(followDirectory);

    const sweepMobileIds = entryPoints.add(this, 'sweep-mobile-ids', {
      impact: 'mobile IDs that do not follow the directory, and locks that broke off, are not found',
      timeout: Duration.minutes(15),
      retryAttempts: 2,
      deadLetterQueue: props.deadLetters.queue,
    });
    store.mobileIds.grantQueryExpiring(sweepMobileIds);
    store.mobileIds.grant(sweepMobileIds, 'get');
    this.#grantCascade(sweepMobileIds);

    const changeMobileId = entryPoints.add(this, 'change-mobile-id', {
      impact: 'other systems do not hear that a mobile ID became inactive, or active again',
      failsToBeCalledAgain: true,
    });
    store.directory.grant(changeMobileId, 'get', 'check');
    store.mobileIds.grant(changeMobileId, 'get');
    store.mobileIds.grantWrite(changeMobileId, 'update', changing);
  }

  #grantCascade(entryPoint: EntryPoint): void {
    const { store, executions, renewExecutions, lockExecutions, changeExecutions } = this.#props;
    store.directory.grant(entryPoint, 'get', 'check');
    store.mobileIds.grant(entryPoint, 'query');
    store.mobileIds.grantWrite(entryPoint, 'update', [...changing, ...locking]);
    store.coordination.grantFindRunning(entryPoint);
    store.grantEndOrder(entryPoint);
    for (const process of [executions, renewExecutions]) process.grantBreakOff(entryPoint);
    lockExecutions.grantStart(entryPoint);
    changeExecutions.grantStart(entryPoint);
  }
}
