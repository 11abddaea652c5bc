import type { LocalAuthority } from './acm-pca/authority.ts';
import { acmPca } from './acm-pca/service.ts';
import type { Template } from './assembly/template.ts';
import { Credentials } from './aws/credentials.ts';
import { awsEndpoint } from './aws/endpoint.ts';
import { Alarms } from './cloudwatch/alarms.ts';
import type { CloudOptions } from '../demo/cloud.ts';
import { only, tableNames } from '../demo/deployment.ts';
import { DynamoDb } from './dynamodb/dynamodb.ts';
import { kms } from './kms/kms.ts';
import type { Listening } from './listen.ts';
import { configurationSetsOf } from './mail/configuration-sets.ts';
import { inbox } from './mail/inbox.ts';
import { startMail } from './mail/ses.ts';
import { gatesOf, runProcess, type ProcessProps } from './run-process.ts';
import type { EventBus } from './events/event-bus.ts';
import { serveApi } from './serve-api.ts';
import { serveSite } from './serve-site.ts';
import { ParameterStore } from './ssm/parameter-store.ts';
import { parameterArn } from './ssm/parameter.ts';
import type { Clock } from './clock.ts';

/** What the services run on. */
export interface ServicesProps extends Omit<ProcessProps, 'aws' | 'alarms'>, Pick<CloudOptions, 'onAlarm'> {
  readonly servers: Readonly<Record<'aws' | 'site' | 'inbox' | 'gateway', Listening>>;
  readonly authority: LocalAuthority;
  /** Who signs users in. */
  readonly issuer: string;
}

/** Services that run. */
export type Services = Awaited<ReturnType<typeof runServices>>;

/** Starts SES of the template. */
const mailOf = ({ clock, template: { resources } }: ServicesProps, alarms: Alarms) =>
  startMail({
    clock,
    identities: resources('AWS::SES::EmailIdentity').map(({ name }) => name),
    configurationSets: configurationSetsOf(
      resources('AWS::SES::ConfigurationSet'),
      resources('AWS::SES::ConfigurationSetEventDestination'),
    ),
    onCount: (points) => {
      alarms.put(points);
    },
  });

/** Starts Parameter Store, which tells of changes from then on. */
const parameterStore = (clock: Clock, template: Template, events: EventBus): ParameterStore => {
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

/** Where the parts of the app are, by the template. */
const placesOf = (template: Template) => ({
  stateMachineArn: only(template, 'AWS::StepFunctions::StateMachine').arn,
  optionsPath: template.outputs['OptionsPath'] ?? '',
  tables: tableNames(template),
});

/** Starts every service of the template and serves them. */
export const runServices = async (props: ServicesProps) => {
  const { clock, servers, authority, template, issuer, onAlarm, onProblem = () => undefined } = props;
  const alarms = new Alarms({ clock, alarms: template.resources('AWS::CloudWatch::Alarm'), onAlarm });
  const gates = gatesOf(clock, template);
  const credentials = new Credentials();
  const { lambda, events, machines, ...traces } = runProcess(
    { ...props, aws: servers.aws, alarms },
    gates,
    credentials,
  );
  const tables = new DynamoDb(clock, template.resources('AWS::DynamoDB::Table'));
  const mail = await mailOf(props, alarms);
  const services = [
    tables,
    parameterStore(clock, template, events),
    mail.service,
    kms(clock, template.resources('AWS::KMS::Key')),
    acmPca(authority),
    machines.service,
  ];
  servers.aws.serve(awsEndpoint({ services, calls: gates.calls, credentials, clock, onProblem }));
  servers.inbox.serve(inbox(mail.mails));
  const requests = serveApi(servers.gateway, {
    clock,
    template,
    lambda,
    alarms,
    authorizer: gates.authorizer,
  });
  const client = await serveSite(servers, { template, issuer, authority });
  const places = placesOf(template);
  return {
    ...gates,
    ...traces,
    authority,
    alarms,
    requests,
    mails: mail.mails,
    mailboxes: mail.mailboxes,
    executions: () => machines.executions(),
    directory: { store: tables.store, table: places.tables.Directory, issuer },
    endpoints: { ...places, ...client, aws: servers.aws.address, inbox: servers.inbox.address },
    stop: async () => {
      events.stop();
      machines.stop();
      await Promise.all([lambda.stop(), mail.stop()]);
    },
  };
};
