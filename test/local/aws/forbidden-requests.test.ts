import { beforeAll, describe, expect, it } from 'vitest';
import { acmPca } from '../../../local/acm-pca/service.ts';
import { heldToModel } from '../../../local/aws/held-to-model.ts';
import { loadModel } from '../../../local/aws/model.ts';
import type { Service } from '../../../local/aws/operation.ts';
import { ServiceError } from '../../../local/aws/service-error.ts';
import { Clock } from '../../../local/clock.ts';
import { userPools } from '../../../local/cognito/user-pools.ts';
import { DynamoDb } from '../../../local/dynamodb/service.ts';
import { eventBridge } from '../../../local/events/put-events.ts';
import { kms } from '../../../local/kms/service.ts';
import { startMail, type MailService } from '../../../local/ses/service.ts';
import { StateMachines } from '../../../local/sfn/service.ts';
import { ParameterStore } from '../../../local/ssm/service.ts';
import { newAuthority } from '../acm-pca/running.ts';
import { allowedRequests } from './allowed-requests.ts';
import { forbiddenRequests } from './forbidden-requests.ts';

const clock = new Clock(0);
const key = { name: 'key', arn: 'arn:aws:kms:eu-central-1:000000000000:key/key', properties: {} };
const nobodySignsIn = { addUser: () => Promise.resolve(), removeUser: () => Promise.resolve() };
let mail: MailService;
let services: readonly Service[] = [];
beforeAll(async () => {
  mail = await startMail({ clock, identities: [], configurationSets: [] });
  services = [
    acmPca(newAuthority()),
    userPools({ resources: () => [] }, clock, nobodySignsIn),
    new DynamoDb(clock, []),
    eventBridge(() => 'id'),
    kms(clock, [key]),
    mail.service,
    new ParameterStore(clock, []),
    new StateMachines({ clock, invoke: () => Promise.resolve(), putEvents: () => Promise.resolve() }).service,
  ].map(heldToModel);
  return () => mail.stop();
});

/** What is answered to a request before anything is done; undefined for one that is taken. */
const refusalOf = (service: string, operation: string, request: unknown): string | undefined => {
  const { permissions } = services.find(({ name }) => name === service)?.operations[operation] ?? {};
  if (!permissions) throw new Error(`${service} has no ${operation}`);
  try {
    permissions(request);
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return `${error.code}: ${error.message}`;
    throw error;
  }
};

const operations = Object.entries(allowedRequests).flatMap(([service, requests]) =>
  Object.entries(requests).map(([operation, allowed]) => {
    const forbidden = forbiddenRequests(loadModel(service), operation, allowed);
    return { service, operation, allowed, forbidden, count: forbidden.length };
  }),
);
const total = operations.reduce((sum, { count }) => sum + count, 0);

describe(`Of ${total.toString()} requests that the services' models forbid, or that have a member that is not emulated`, () => {
  it.each(operations)('$service:$operation takes none of $count', ({ service, operation, forbidden }) => {
    const taken = forbidden.filter(({ request }) => refusalOf(service, operation, request) === undefined);
    expect(taken.map(({ why }) => why)).toEqual([]);
  });

  it.each(operations)('$service:$operation says which member it does not emulate', (one) => {
    const { service, operation, forbidden } = one;
    const others = forbidden.filter(({ why }) => why.endsWith('which is not emulated'));
    for (const { request } of others)
      expect(refusalOf(service, operation, request)).toMatch(/emulate|local cloud|only contain one of/);
    expect(others.length).toBeLessThan(forbidden.length);
  });
});

describe('Requests that the models allow', () => {
  it.each(operations)('$service:$operation takes one with all that is emulated', (one) => {
    const { service, operation, allowed } = one;
    expect(refusalOf(service, operation, allowed)).toBeUndefined();
  });

  it('are of each operation that a service here has', () => {
    const here = services.flatMap(({ name, operations: own }) =>
      Object.keys(own).map((own) => `${name}:${own}`),
    );
    expect(operations.map(({ service, operation }) => `${service}:${operation}`).sort()).toEqual(here.sort());
  });
});

describe('The words', () => {
  it.each([
    [
      'ssm',
      'GetParameters',
      { Names: [] },
      "ValidationException: 1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'states',
      'ListExecutions',
      { stateMachineArn: '', maxResults: 1001 },
      "ValidationException: 2 validation errors detected: Value '' at 'stateMachineArn' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [
      'states',
      'SendTaskFailure',
      { error: 'x'.repeat(257) },
      "ValidationException: 2 validation errors detected: Value at 'error' failed to satisfy constraint: Member must have length less than or equal to 256; Value null at 'taskToken' failed to satisfy constraint: Member must not be null",
    ],
    [
      'ses',
      'SendEmail',
      {},
      "BadRequestException: 1 validation error detected: Value null at 'content' failed to satisfy constraint: Member must not be null",
    ],
    [
      'kms',
      'ListKeys',
      { Limit: '1' },
      'SerializationException: STRING_VALUE cannot be converted to Integer',
    ],
  ] as const)('of %s:%s are those of AWS', (service, operation, request, words) => {
    expect(refusalOf(service, operation, request)).toBe(words);
  });
});
