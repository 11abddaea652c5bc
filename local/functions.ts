import type { Template } from './assembly/template.ts';
import type { Calls } from './aws/calls.ts';
import type { Credentials } from './aws/credentials.ts';
import type { Middleware } from './aws/middleware.ts';
import type { Caller, Service } from './aws/operation.ts';
import type { Clock } from './clock.ts';
import type { Alarms } from './cloudwatch/service.ts';
import { readEmbeddedMetrics } from './cloudwatch/embedded-metrics.ts';
import { ofInvocation, ofQueue } from './cloudwatch/sources.ts';
import { serviceCaller, type Authorizer } from './iam/authorizer.ts';
import type { DeadLetter } from './lambda/event-invocations.ts';
import { LambdaHost, type LogLine } from './lambda/service.ts';
import type { Observer } from './observer.ts';
import { Queues } from './sqs/service.ts';
import type { Invoke, PutEvents } from './sfn/run.ts';

/** What functions run on. */
export interface FunctionsProps {
  readonly clock: Clock;
  readonly template: Template;
  readonly observer: Observer;
  readonly alarms: Alarms;
  readonly middleware: Middleware;
  readonly credentials: Credentials;
  /** URL of the AWS endpoint. */
  readonly endpoint: string;
}

/** Functions that run, what they write, and what they could not handle. */
export interface Functions {
  readonly lambda: LambdaHost;
  readonly queues: Queues;
  readonly logs: readonly LogLine[];
  readonly deadLetters: readonly DeadLetter[];
  /** Puts an event aside that nobody could handle. */
  readonly putAside: (letter: DeadLetter) => void;
}

/** Runs the functions of a template. */
export const runFunctions = ({ clock, template, observer, alarms, ...props }: FunctionsProps): Functions => {
  const logs: LogLine[] = [];
  const deadLetters: DeadLetter[] = [];
  const queues = new Queues(clock, template.resources('AWS::SQS::Queue'), (queue, messages) => {
    alarms.hold(ofQueue(queue, messages));
  });
  const putAside = (letter: DeadLetter): void => {
    deadLetters.push(letter);
    if (letter.queue !== undefined) queues.put(letter.queue);
    observer.onProblem?.(letter);
  };
  const lambda = new LambdaHost({
    template,
    clock,
    authorizer: props.middleware.authorizer,
    quotas: props.middleware.quotas,
    endpoint: () => props.endpoint,
    credentialsOf: (role) => props.credentials.issue(role),
    onLog: (line) => {
      logs.push(line);
      observer.onLog?.(line);
      alarms.put(readEmbeddedMetrics(line.line));
    },
    onRun: (run) => {
      alarms.put(ofInvocation(run));
    },
    onDeadLetter: putAside,
  });
  return { lambda, queues, logs, deadLetters, putAside };
};

const findCaller = ({ resources }: Template, roleArn: string): Caller => {
  const role = resources('AWS::IAM::Role').find(({ arn }) => arn === roleArn);
  if (!role) throw new Error(`The template has no role ${roleArn}`);
  return { arn: role.arn, role: role.id };
};

/** How a state machine calls functions: as its role, through all middleware. */
export const invokeAsRole =
  (calls: Calls, template: Template, lambda: LambdaHost): Invoke =>
  (resource, payload, { roleArn }) =>
    calls.make({
      caller: findCaller(template, roleArn),
      service: 'lambda',
      operation: 'Invoke',
      input: payload,
      permissions: () => [{ action: 'lambda:InvokeFunction', resource }],
      perform: () => lambda.invoke(resource, payload),
    });

/** How a state machine puts events: as its role, through all middleware. */
export const putEventsAsRole =
  (calls: Calls, template: Template, { operations: { PutEvents } }: Service): PutEvents =>
  (Entries, { roleArn }) => {
    if (!PutEvents) throw new Error('EventBridge has no PutEvents');
    const [caller, input] = [findCaller(template, roleArn), { Entries }];
    return calls.make({
      ...{ caller, input, service: 'events', operation: 'PutEvents' },
      permissions: () => PutEvents.permissions(input),
      perform: () => PutEvents.perform(input, caller),
    });
  };

/** Whether a function's own permissions let an AWS service call it. */
export const mayInvoke =
  (authorizer: Authorizer) =>
  (resource: string, source: { readonly principal: string; readonly arn: string }): boolean => {
    try {
      const context = { 'aws:SourceArn': source.arn };
      authorizer.check(serviceCaller(source.principal), [
        { action: 'lambda:InvokeFunction', resource, context },
      ]);
      return true;
    } catch {
      return false;
    }
  };
