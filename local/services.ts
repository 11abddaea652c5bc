import type { LocalAuthority } from './acm-pca/authority.ts';
import { acmPca } from './acm-pca/service.ts';
import type { Template } from './assembly/template.ts';
import { Credentials } from './aws/credentials.ts';
import { heldToModel } from './aws/held-to-model.ts';
import { createMiddleware, type Middleware } from './aws/middleware.ts';
import type { Service } from './aws/operation.ts';
import type { Clock } from './clock.ts';
import { Alarms } from './cloudwatch/service.ts';
import { ofExecution, ofStreamBatch } from './cloudwatch/sources.ts';
import { DynamoDb } from './dynamodb/service.ts';
import { eventBridge } from './events/put-events.ts';
import { EventBus } from './events/service.ts';
import { EventSources } from './lambda/event-sources.ts';
import { invokeAsRole, mayInvoke, putEventsAsRole, runFunctions, type Functions } from './functions.ts';
import { kms } from './kms/service.ts';
import { readConfigurationSets } from './ses/configuration-sets.ts';
import { Mailboxes } from './ses/mailboxes.ts';
import { startMail, type MailService } from './ses/service.ts';
import type { Observer } from './observer.ts';
import { ParameterStore } from './ssm/service.ts';
import { parameterArn } from './ssm/parameter.ts';
import { listUploads } from './cloudfront/uploads.ts';
import { Buckets } from './s3/service.ts';
import { StateMachines, type StateMachinesOptions } from './sfn/service.ts';
import { createMachines } from './sfn/template-machines.ts';

/** What services run on. */
export interface ServicesProps {
  readonly clock: Clock;
  readonly template: Template;
  readonly observer: Observer;
  /** URL of the AWS endpoint, for the functions. */
  readonly endpoint: string;
  /** The CA that the account has; undefined for none. */
  readonly authority: LocalAuthority | undefined;
}

/** Services that run. */
export interface Services extends Functions {
  readonly middleware: Middleware;
  readonly credentials: Credentials;
  readonly alarms: Alarms;
  readonly mail: Pick<MailService, 'mails' | 'mailboxes'>;
  readonly machines: StateMachines;
  readonly dynamoDb: DynamoDb;
  readonly eventSources: EventSources;
  /** What apps put on the event bus. */
  readonly events: EventBus['received'];
  readonly buckets: Buckets;
  /** Those that clients of AWS can call. */
  readonly api: readonly Service[];
  readonly stop: () => Promise<void>;
}

const createEventBus = ({ clock, template }: ServicesProps, middleware: Middleware, { lambda }: Functions) =>
  new EventBus({
    rules: template.resources('AWS::Events::Rule'),
    clock,
    mayInvoke: mayInvoke(middleware.authorizer),
    invokeEvent: (functionArn, event) => {
      lambda.invokeEvent(functionArn, event);
    },
  });

/** Starts Step Functions, which tells of executions that begin and end. */
const createStateMachines = (
  { clock, template, observer }: ServicesProps,
  calling: Pick<StateMachinesOptions, 'invoke' | 'putEvents'>,
  { events, alarms }: { readonly events: EventBus; readonly alarms: Alarms },
): StateMachines => {
  const machines = new StateMachines({
    clock,
    ...calling,
    ...(observer.onTransition && { onTransition: observer.onTransition }),
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
  return machines;
};

/** Starts Parameter Store, which tells of changes from then on. */
const createParameterStore = ({ clock, template }: ServicesProps, events: EventBus): ParameterStore => {
  const store = new ParameterStore(clock, template.resources('AWS::SSM::Parameter'));
  store.onChange((change) => {
    events.put({
      source: 'aws.ssm',
      'detail-type': 'Parameter Store Change',
      detail: { ...change },
      resources: [parameterArn(change.name)],
    });
  });
  return store;
};

/** Starts SES where there is an identity that mails can come from. */
const startSes = async (
  { clock, template: { resources } }: ServicesProps,
  alarms: Alarms,
): Promise<MailService | undefined> => {
  const identities = resources('AWS::SES::EmailIdentity').map(({ name }) => name);
  if (identities.length === 0) return undefined;
  return startMail({
    clock,
    identities,
    configurationSets: readConfigurationSets(
      resources('AWS::SES::ConfigurationSet'),
      resources('AWS::SES::ConfigurationSetEventDestination'),
    ),
    onCount: (points) => {
      alarms.put(points);
    },
  });
};

/** Starts every service of a template. */
export const startServices = async (props: ServicesProps): Promise<Services> => {
  const { clock, template, observer, authority } = props;
  const { onAlarm } = observer;
  const alarms = new Alarms({ clock, alarms: template.resources('AWS::CloudWatch::Alarm'), onAlarm });
  const middleware = createMiddleware(clock, template);
  const credentials = new Credentials();
  const functions = runFunctions({ ...props, alarms, middleware, credentials });
  const { lambda } = functions;
  const events = createEventBus(props, middleware, functions);
  const bus = heldToModel(eventBridge((event) => events.receive(event)));
  const machines = createStateMachines(
    props,
    {
      invoke: invokeAsRole(middleware.calls, template, lambda),
      putEvents: putEventsAsRole(middleware.calls, template, bus),
    },
    { events, alarms },
  );
  const ses = await startSes(props, alarms);
  const mail = ses ?? { mails: () => [], mailboxes: new Mailboxes() };
  const dynamoDb = new DynamoDb(clock, template.resources('AWS::DynamoDB::Table'));
  const eventSources = new EventSources({
    ...{ clock, lambda, streams: dynamoDb.streams, ...middleware },
    mappings: template.resources('AWS::Lambda::EventSourceMapping'),
    onDeadLetter: functions.putAside,
    onBatch: (batch) => {
      alarms.put([ofStreamBatch(batch)]);
    },
  });
  const buckets = new Buckets(template.resources('AWS::S3::Bucket'), listUploads(template));
  const modelled = [
    dynamoDb,
    createParameterStore(props, events),
    ...(ses ? [ses.service] : []),
    kms(clock, template.resources('AWS::KMS::Key')),
    ...(authority ? [acmPca(authority)] : []),
    machines.service,
  ];
  // S3's requests are no JSON that a model could be held against: their protocol looks at each part of them.
  const api = [...modelled.map(heldToModel), bus, buckets.service];
  const stop = async (): Promise<void> => {
    events.stop();
    eventSources.stop();
    machines.stop();
    await Promise.all([lambda.stop(), ses?.stop()]);
  };
  const traces = { alarms, mail, machines, dynamoDb, eventSources, buckets };
  return { ...functions, ...traces, events: events.received, middleware, credentials, api, stop };
};
