import { Construct } from 'constructs';
import type { Capabilities } from './capabilities.ts';

type StartProps = Pick<
  Capabilities,
  'entryPoints' | 'store' | 'options' | 'executions' | 'authority' | 'deadLetters'
>;

/** The functions that start an order, and the one that checks what orders start with. */
export class Start extends Construct {
  readonly #props: StartProps;

  constructor(scope: Construct, id: string, props: StartProps) {
    super(scope, id);
    this.#props = props;
    this.#addStartOrder();
    this.#options();
    this.#userState();
  }

  #addStartOrder(): void {
    const { entryPoints, store, options, executions } = this.#props;
    const startOrder = entryPoints.add(this, 'start-order', {
      impact: 'users cannot start an order',
    });
    store.directory.grant(startOrder, 'get');
    store.orders.grant(startOrder, 'get');
    store.orders.grantWrite(startOrder, 'put', [
      'userId',
      'mobileId',
      'state',
      'createdAt',
      'deadline',
      'sweep',
      'sweepAt',
      'replaces',
      'language',
      'matchTriesLeft',
      'certificates',
    ]);
    store.coordination.grantStart(startOrder);
    store.coordination.grantCount(startOrder, 'start-order', 'remember-start');
    store.mobileIds.grant(startOrder, 'query');
    options.grantReadOne(startOrder, 'sign-in-age');
    executions.grantStart(startOrder);
  }

  #options(): void {
    const { entryPoints, store, options, authority, deadLetters } = this.#props;
    const loadOptions = entryPoints.add(this, 'load-options', {
      impact: 'orders fail at their first step; users are told and can start again',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(loadOptions, 'get');
    store.orders.grantWrite(loadOptions, 'update', [
      'state',
      'options',
      'optionVersions',
      'signingAlgorithm',
    ]);

    const checkOptions = entryPoints.add(this, 'check-options', {
      impact: 'a CA or an option that no order can work with is noticed only by the next order, which fails',
      failsToBeCalledAgain: true,
      retryAttempts: 2,
      deadLetterQueue: deadLetters.queue,
    });
    for (const entryPoint of [loadOptions, checkOptions]) {
      options.grantReadAll(entryPoint);
      authority.grantDescribe(entryPoint);
    }
  }

  #userState(): void {
    const { entryPoints, store } = this.#props;
    const checkUserState = entryPoints.add(this, 'check-user-state', {
      impact: 'orders fail before their first page; users are told and can start again',
      failsToBeCalledAgain: true,
    });
    store.directory.grant(checkUserState, 'get');
    store.orders.grant(checkUserState, 'get');
    store.orders.grantWrite(checkUserState, 'update', [
      'state',
      'labels',
      'absent',
      'replaces',
      'replaceable',
    ]);
    store.mobileIds.grant(checkUserState, 'query');
  }
}
