import { Duration } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  Errors,
  IntegrationPattern,
  Map as MapState,
  ProvideItems,
  Succeed,
  TaskInput,
  Timeout,
  Wait,
  WaitTime,
  type IChainable,
  type TaskStateJsonataBaseProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import { EventBridgePutEvents, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { EntryPointName } from '../../domain/entry-points.ts';
import { errorName } from '../../domain/failures/error-types.ts';
import { mobileIdEvents } from '../../domain/mobile-id-events.ts';
import type { MobileIdState } from '../../domain/mobile-id.ts';
import type { EntryPoint } from '../entry-point.ts';
import type { EntryPoints } from '../entry-points.ts';
import { retries, retryAll, type PaceName } from './retries.ts';

/** A JSONata expression; the flow's own only pick a value. */
export type Expression = `{% ${string} %}`;

type Subject = Readonly<Record<string, Expression>>;

/** What a step may be given and leave behind. */
export interface StepOptions {
  /** What the function is given besides the order. */
  readonly input?: Readonly<Record<string, Expression | true>>;
  /** Variables for the steps that follow. */
  readonly assign?: Readonly<Record<string, Expression>>;
  /** Where to go on when the step fails for good; without it, the execution fails. */
  readonly onError?: IChainable;
  /** Where to go on when the function says that its turn has not come; the variable `seconds` says how long. */
  readonly onWait?: { readonly next: IChainable; readonly assign?: Readonly<Record<string, Expression>> };
  readonly pace?: PaceName;
}

/** The states of a flow: each task calls one entry point for what the execution is about. */
export class Steps {
  readonly #scope: Construct;
  readonly #entryPoints: EntryPoints;
  readonly #subject: Subject;
  readonly #functionArns = new Set<string>();
  #raisesEvents = false;

  /** @param subject what each function is given: members of the execution's input */
  constructor(scope: Construct, entryPoints: EntryPoints, subject: readonly string[]) {
    this.#scope = scope;
    this.#entryPoints = entryPoints;
    this.#subject = Object.fromEntries(
      subject.map((name) => [name, `{% $states.context.Execution.Input.${name} %}`] as const),
    );
  }

  /** Whether a step raises events. */
  get raisesEvents(): boolean {
    return this.#raisesEvents;
  }

  /** The functions that the steps call. */
  get functionArns(): readonly string[] {
    return [...this.#functionArns];
  }

  /** A step that is over when its function is. */
  task(name: string, entryPointName: EntryPointName, options: StepOptions = {}): LambdaInvoke {
    const entryPoint = this.#entryPoints.get(entryPointName);
    const longest = entryPoint.timeout.plus(Duration.seconds(5));
    return this.#invoke(name, entryPoint, options, { taskTimeout: Timeout.duration(longest) });
  }

  /**
   * A step that waits until somebody sends its task token back.
   * @param seconds how long it waits at most
   */
  wait(
    name: string,
    entryPointName: EntryPointName,
    seconds: Expression,
    options: StepOptions,
  ): LambdaInvoke {
    const input = { ...options.input, taskToken: '{% $states.context.Task.Token %}' } as const;
    const waiting = {
      taskTimeout: Timeout.jsonata(seconds),
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    };
    return this.#invoke(name, this.#entryPoints.get(entryPointName), { ...options, input }, waiting);
  }

  /** The same steps for each item of a list, side by side; each item is the input of its first step. */
  forEach(name: string, items: Expression, steps: IChainable, onError: IChainable): MapState {
    const map = MapState.jsonata(this.#scope, name, { items: ProvideItems.jsonata(items) });
    return map.itemProcessor(steps).addCatch(onError, caught);
  }

  /** A step that only some executions take: those for which the condition holds. */
  when(name: string, condition: Expression, step: IChainable): IChainable {
    return Choice.jsonata(this.#scope, name)
      .when(Condition.jsonata(condition), step)
      .afterwards({ includeOtherwise: true });
  }

  /**
   * A step that tells others what has become of a mobile ID, by an event that holds what the execution is about. It is
   * tried again for minutes; which errors heal, AWS does not say.
   * @param state what the mobile ID is now
   * https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
   */
  tell(name: string, state: Expression | MobileIdState, onError?: IChainable): EventBridgePutEvents {
    this.#raisesEvents = true;
    const detail = TaskInput.fromObject({ ...this.#subject, state });
    const entries = [{ source: mobileIdEvents.source, detailType: mobileIdEvents.detailType, detail }];
    const step = EventBridgePutEvents.jsonata(this.#scope, name, { entries });
    step.addRetry(retryAll('cleaningUp'));
    if (onError) step.addCatch(onError, caught);
    return step;
  }

  /** A pause as long as a step that has to wait for its turn said. */
  untilTurn(name: string): Wait {
    return Wait.jsonata(this.#scope, name, { time: WaitTime.seconds('{% $seconds %}') });
  }

  /** A pause of so many minutes. */
  pause(name: string, minutes: number): Wait {
    return Wait.jsonata(this.#scope, name, { time: WaitTime.duration(Duration.minutes(minutes)) });
  }

  /** The end of an execution, or of one item of a list. */
  end(name: string): Succeed {
    return Succeed.jsonata(this.#scope, name);
  }

  #invoke(
    name: string,
    { lambda }: EntryPoint,
    { input, assign, onError, onWait, pace = 'brisk' }: StepOptions,
    props: TaskStateJsonataBaseProps,
  ): LambdaInvoke {
    this.#functionArns.add(lambda.functionArn);
    const step = LambdaInvoke.jsonata(this.#scope, name, {
      ...props,
      lambdaFunction: lambda,
      payload: TaskInput.fromObject({ ...this.#subject, ...input }),
      ...(assign && { assign }),
      retryOnServiceExceptions: false,
    });
    for (const props of retries(pace)) step.addRetry(props);
    if (onWait) step.addCatch(onWait.next, { ...notItsTurn, assign: { ...onWait.assign, seconds } });
    if (onError) step.addCatch(onError, caught);
    return step;
  }
}

const notItsTurn = { errors: [errorName('not-its-turn')], outputs: {} };

// What Lambda says of a function's error, as the Cause of the state's.
const seconds = '{% $number($parse($states.errorOutput.Cause).errorMessage) %}';

// Only the error's name goes on.
const caught = { errors: [Errors.ALL], outputs: { error: '{% $states.errorOutput.Error %}' } };
