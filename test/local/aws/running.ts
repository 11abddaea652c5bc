import { SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { Calls, type CallRecord } from '../../../local/aws/calls.ts';
import { Credentials, type CredentialVariables } from '../../../local/aws/credentials.ts';
import { awsEndpoint } from '../../../local/aws/endpoint.ts';
import { heldToModel } from '../../../local/aws/held-to-model.ts';
import { Faults } from '../../../local/aws/faults.ts';
import { operation, type Service } from '../../../local/aws/operation.ts';
import { formatArn } from '../../../local/aws/place.ts';
import { Quotas } from '../../../local/aws/quotas.ts';
import { ServiceError } from '../../../local/aws/service-error.ts';
import { Clock } from '../../../local/clock.ts';
import { listen } from '../../../local/listen.ts';
import { Authorizer } from '../../../local/iam/authorizer.ts';
import { allow, callerWith, roleWith } from '../iam/policies.ts';

export const parameterArn = (name: string): string => formatArn('ssm', `parameter${name}`);

/** A service of two operations, which remembers what was put. */
const parametersWith = (values: Map<string, string>): Service => ({
  name: 'ssm',
  operations: {
    GetParameter: operation(v.object({ Name: v.string() }), {
      permissions: ({ Name }) => [{ action: 'ssm:GetParameter', resource: parameterArn(Name) }],
      perform: ({ Name }) => {
        const Value = values.get(Name);
        if (Value === undefined) throw new ServiceError('ParameterNotFound', `No ${Name}`);
        return { Parameter: { Name, Value } };
      },
    }),
    PutParameter: operation(v.object({ Name: v.string(), Value: v.string() }), {
      permissions: ({ Name }) => [{ action: 'ssm:PutParameter', resource: parameterArn(Name) }],
      perform: ({ Name, Value }) => {
        if (Value === 'broken') throw new TypeError('A mistake in the service');
        values.set(Name, Value);
      },
    }),
  },
});

const mailWith = (sent: unknown[]): Service => ({
  name: 'ses',
  operations: {
    SendEmail: operation(v.looseObject({ FromEmailAddress: v.string() }), {
      permissions: () => [{ action: 'ses:SendEmail', resource: formatArn('ses', 'identity/example.com') }],
      perform: (input) => ({ MessageId: sent.push(input).toString() }),
    }),
  },
});

/** An endpoint with two small services, and roles `Reader` (may get /a and put /a) and `Nobody`. */
export const runEndpoint = async () => {
  const clock = new Clock(0);
  const [faults, quotas, credentials] = [new Faults(), new Quotas(clock), new Credentials()];
  const reader = roleWith('Reader', allow(['ssm:GetParameter', 'ssm:PutParameter'], parameterArn('/a')));
  const authorizer = new Authorizer(reader);
  const values = new Map([['/a', 'one']]);
  const [sent, told, problems]: [unknown[], CallRecord[], unknown[]] = [[], [], []];
  const calls = new Calls({ clock, faults, quotas, authorizer }, (record) => told.push(record));
  const services = [parametersWith(values), mailWith(sent)];
  const onProblem = (problem: unknown): unknown => problems.push(problem);
  const { address, serve, stop } = await listen();
  serve(awsEndpoint({ services, calls, credentials, clock, onProblem }));
  const [readerKeys, nobodyKeys] = [
    credentials.issue(callerWith('Reader')),
    credentials.issue(callerWith('Nobody')),
  ];
  return {
    endpoint: { url: address, close: stop },
    ...{ clock, faults, quotas, calls, authorizer, values, sent, told, problems },
    ...{ readerKeys, nobodyKeys },
  };
};

/** An endpoint with the given services, for the person at the laptop. */
export const serveServices = async (clock: Clock, services: readonly Service[]) => {
  const middleware = {
    clock,
    faults: new Faults(),
    quotas: new Quotas(clock),
    authorizer: new Authorizer([]),
  };
  const { address, serve, stop } = await listen();
  serve(
    awsEndpoint({
      ...{
        services: services.map((service) => (service.name === 's3' ? service : heldToModel(service))),
        clock,
        calls: new Calls(middleware),
        credentials: new Credentials(),
      },
      onProblem: (problem) => {
        throw problem;
      },
    }),
  );
  return { url: address, close: stop };
};

/** What an SDK client of a function is made with. */
export const clientOptions = (endpoint: string, keys?: CredentialVariables) => ({
  endpoint,
  region: 'eu-central-1',
  maxAttempts: 1,
  credentials: {
    accessKeyId: keys?.AWS_ACCESS_KEY_ID ?? 'AKIALAPTOP',
    secretAccessKey: keys?.AWS_SECRET_ACCESS_KEY ?? 'any',
    ...(keys && { sessionToken: keys.AWS_SESSION_TOKEN }),
  },
});

/** An SSM client that signs with the keys, or as the person at the laptop. */
export const ssmWith = (endpoint: string, keys?: CredentialVariables): SSMClient =>
  new SSMClient(clientOptions(endpoint, keys));
