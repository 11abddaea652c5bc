import type { Template } from './assembly/template.ts';
import { Calls } from './aws/calls.ts';
import type { Credentials } from './aws/credentials.ts';
import { Faults } from './aws/faults.ts';
import { Quotas } from './aws/quotas.ts';
import type { Clock } from './clock.ts';
import type { CloudOptions } from '../demo/cloud.ts';
import type { Alarms } from './cloudwatch/alarms.ts';
import { embeddedMetrics } from './cloudwatch/embedded-metrics.ts';
import { ofExecution, ofInvocation, ofQueue } from './cloudwatch/sources.ts';
import { policiesOf } from '../demo/deployment.ts';
import { EventBus } from './events/event-bus.ts';
import { invokeAsRole, mayInvoke } from './functions.ts';
import { Authorizer } from './iam/authorizer.ts';
import type { DeadLetter } from './lambda/event-invocations.ts';
import { LambdaHost, type LogLine } from './lambda/lambda-host.ts';
import type { Listening } from './listen.ts';
import { Queues } from './sqs/queues.ts';
import { StateMachines } from './states/state-machines.ts';
import { createMachines } from './states/template-machines.ts';

/** What the process runs on. */
export interface ProcessProps extends Pick<CloudOptions, 'onTransition' | 'onLog' | 'onProblem'> {
  readonly clock: Clock;
  readonly template: Template;
  /** The AWS endpoint, for the functions. */
  readonly aws: Listening;
  readonly alarms: Alarms;
}

/** Everything between a caller and a service. */
export const gatesOf = (clock: Clock, template: Template) => {
  const authorizer = new Authorizer(policiesOf(template));
  const [faults, quotas] = [new Faults(), new Quotas(clock)];
  return { authorizer, faults, quotas, calls: new Calls({ clock, faults, quotas, authorizer }) };
};

/** Runs the functions, and keeps what they write and what they could not handle. */
const hostFunctions = (
  { clock, template, aws, alarms, onLog, onProblem = () => undefined }: ProcessProps,
  { authorizer }: ReturnType<typeof gatesOf>,
  credentials: Credentials,
) => {
  const logs: LogLine[] = [];
  const deadLetters: DeadLetter[] = [];
  const queues = new Queues(clock, template.resources('AWS::SQS::Queue'), (queue, messages) => {
    alarms.hold(ofQueue(queue, messages));
  });
  const lambda = new LambdaHost({
    template,
    clock,
    authorizer,
    endpoint: () => aws.address,
    credentialsOf: (role) => credentials.issue(role),
    onLog: (line) => {
      logs.push(line);
      onLog?.(line);
      alarms.put(embeddedMetrics(line.line));
    },
    onRun: (run) => {
      alarms.put(ofInvocation(run));
    },
    onDeadLetter: (letter) => {
      deadLetters.push(letter);
      if (letter.queue !== undefined) queues.put(letter.queue);
      onProblem(letter);
    },
  });
  return { logs, deadLetters, queues, lambda };
};

/** Functions, and what calls them: state machines and rules. */
export const runProcess = (
  props: ProcessProps,
  gates: ReturnType<typeof gatesOf>,
  credentials: Credentials,
) => {
  const { clock, template, alarms, onTransition } = props;
  const hosted = hostFunctions(props, gates, credentials);
  const { lambda } = hosted;
  const events = new EventBus({
    rules: template.resources('AWS::Events::Rule'),
    clock,
    mayInvoke: mayInvoke(gates.authorizer),
    invokeEvent: (functionArn, event) => {
      lambda.invokeEvent(functionArn, event);
    },
  });
  const machines = new StateMachines({
    clock,
    invoke: invokeAsRole(gates.calls, template, lambda),
    ...(onTransition && { onTransition }),
    onStatusChange: (detail) => {
      alarms.put(ofExecution(detail));
      events.put({
        source: 'aws.states',
        'detail-type': 'Step Functions Execution Status Change',
        detail: { ...detail },
        resources: [detail.executionArn],
      });
    },
  });
  createMachines(machines, template.resources('AWS::StepFunctions::StateMachine'));
  return { ...hosted, events, machines };
};
