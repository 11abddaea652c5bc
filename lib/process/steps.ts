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
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { EntryPointName } from '../../domain/entry-points.ts';
import type { EntryPoint } from '../entry-point.ts';
import type { EntryPoints } from '../entry-points.ts';
import { retry, type PaceName } from './retries.ts';

/** A JSONata expression; the flow's own only pick a value. */
export type Expression = `{% ${string} %}`;

type Subject = Readonly<Record<string, Expression>>;

/** What a step may be given and leave behind. */
export interface StepOptions {
  /** What the function is given besides the order. */
  readonly input?: Readonly<Record<string, Expression>>;
  /** Variables for the steps that follow. */
  readonly assign?: Readonly<Record<string, Expression>>;
  /** Where to go on when the step fails for good; without it, the execution fails. */
  readonly onError?: IChainable;
  readonly pace?: PaceName;
}

/** The states of a flow: each task calls one entry point for what the execution is about. */
export class Steps {
  readonly #scope: Construct;
  readonly #entryPoints: EntryPoints;
  readonly #subject: Subject;
  readonly #functionArns = new Set<string>();

  /** @param subject what each function is given: members of the execution's input */
  constructor(scope: Construct, entryPoints: EntryPoints, subject: readonly string[]) {
    this.#scope = scope;
    this.#entryPoints = entryPoints;
    this.#subject = Object.fromEntries(
      subject.map((name) => [name, `{% $states.context.Execution.Input.${name} %}`] as const),
    );
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
    { input, assign, onError, pace = 'brisk' }: StepOptions,
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
    step.addRetry(retry(pace));
    if (onError) step.addCatch(onError, caught);
    return step;
  }
}

// Only the error's name goes on.
const caught = { errors: [Errors.ALL], outputs: { error: '{% $states.errorOutput.Error %}' } };
