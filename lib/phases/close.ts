import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { timeLimits } from '../../domain/order/time-limits.ts';
import type { EntryPoint } from '../entry-point.ts';
import { revoking, settling } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type CloseProps = Pick<
  Capabilities,
  'entryPoints' | 'store' | 'executions' | 'renewExecutions' | 'authority' | 'mail' | 'deadLetters'
>;

/** The functions that bring an order without a mobile ID to its end. */
export class Close extends Construct {
  readonly #props: CloseProps;

  constructor(scope: Construct, id: string, props: CloseProps) {
    super(scope, id);
    this.#props = props;
    this.#addCancelOrder();
    this.#addCloseOrder();
    this.#addCleanUp();
  }

  #addCancelOrder(): void {
    const { entryPoints, store, executions, renewExecutions } = this.#props;
    const cancelOrder = entryPoints.add(this, 'cancel-order', {
      impact: 'users cannot cancel; their orders expire by themselves',
    });
    store.grantEndOrder(cancelOrder);
    for (const process of [executions, renewExecutions]) process.grantBreakOff(cancelOrder);
  }

  #addCloseOrder(): void {
    const { entryPoints, store } = this.#props;
    const closeOrder = entryPoints.add(this, 'close-order', {
      impact: 'failed orders stay open, and their users cannot start another, until the sweep closes them',
      failsToBeCalledAgain: true,
    });
    store.grantEndOrder(closeOrder);

    const revokeCertificates = entryPoints.add(this, 'revoke-certificates', {
      impact: 'certificates of failed orders stay valid until the sweep revokes them',
      timeout: Duration.seconds(60),
      failsToBeCalledAgain: true,
    });
    this.#grantRevoke(revokeCertificates);

    const notifyFailure = entryPoints.add(this, 'notify-failure', {
      impact: 'users get no mail that their order failed',
    });
    this.#grantNotify(notifyFailure);
  }

  /** Both do all that the closing steps do, for orders whose execution can't. */
  #addCleanUp(): void {
    const { entryPoints, store, executions, renewExecutions, deadLetters } = this.#props;
    const cleanUp = entryPoints.add(this, 'clean-up', {
      impact: 'orders whose execution was stopped are not cleaned up until the sweep does it',
      timeout: Duration.minutes(2),
      failsToBeCalledAgain: true,
      retryAttempts: 2,
      deadLetterQueue: deadLetters.queue,
    });
    const sweep = entryPoints.add(this, 'sweep', {
      impact: 'orders past their deadline do not end, and clean-up that failed is not tried again',
      // Over before the next one begins.
      timeout: Duration.seconds(timeLimits.sweep + 60),
      retryAttempts: 0,
      deadLetterQueue: deadLetters.queue,
    });
    for (const entryPoint of [cleanUp, sweep]) {
      store.grantEndOrder(entryPoint);
      this.#grantRevoke(entryPoint);
      this.#grantNotify(entryPoint);
    }
    store.orders.grantQueryDue(sweep);
    store.orders.grantWrite(sweep, 'update', ['alarmedAt']);
    for (const process of [executions, renewExecutions]) {
      process.grantStart(sweep);
      process.grantBreakOff(sweep);
    }
  }

  #grantRevoke(entryPoint: EntryPoint): void {
    const { store, authority } = this.#props;
    store.orders.grant(entryPoint, 'get');
    store.orders.grantWrite(entryPoint, 'update', [...settling, 'certificates']);
    store.mobileIds.grant(entryPoint, 'get');
    store.mobileIds.grantWrite(entryPoint, 'update', revoking);
    authority.grantIssue(entryPoint);
    authority.grantCollect(entryPoint);
    authority.grantRevoke(entryPoint);
  }

  #grantNotify(entryPoint: EntryPoint): void {
    const { store, mail } = this.#props;
    store.orders.grant(entryPoint, 'get');
    store.orders.grantWrite(entryPoint, 'update', ['notifiedAt']);
    store.directory.grant(entryPoint, 'get');
    mail.grantSend(entryPoint);
  }
}
