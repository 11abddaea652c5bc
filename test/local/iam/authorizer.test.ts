import { describe, expect, it } from 'vitest';
import { personAtLaptop } from '../../../local/aws/credentials.ts';
import { ServiceError } from '../../../local/aws/service-error.ts';
import { Authorizer, serviceCaller } from '../../../local/iam/authorizer.ts';
import { allow, callerWith, read, roleWith } from './policies.ts';

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Orders';
const get = { action: 'dynamodb:GetItem', resource: table };
const start = callerWith('Start');

const allowed = (authorizer: Authorizer, ...permissions: Parameters<Authorizer['check']>[1]): boolean => {
  try {
    authorizer.check(start, permissions);
    return true;
  } catch {
    return false;
  }
};

describe('Authorizer', () => {
  it.each([
    ['the action by its name', 'dynamodb:GetItem', table, true],
    ['the case of actions does not count', 'DynamoDB:getitem', table, true],
    ['an action by wildcard', 'dynamodb:Get*', table, true],
    ['every action', '*', '*', true],
    ['one action of a list', ['dynamodb:PutItem', 'dynamodb:GetItem'], table, true],
    ['another action', 'dynamodb:PutItem', table, false],
    ['a resource by wildcard', 'dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/Ord?rs', true],
    ['one resource of a list', 'dynamodb:GetItem', ['arn:aws:s3:::x', table], true],
    ['the table is not its index', 'dynamodb:GetItem', `${table}/index/*`, false],
    ['the case of resources counts', 'dynamodb:GetItem', table.toLowerCase(), false],
  ])('%s', (_rule, action, resource, expected) => {
    expect(allowed(new Authorizer(roleWith('Start', allow(action, resource))), get)).toBe(expected);
  });

  it('refuses as AWS does what nothing allows', () => {
    const authorizer = new Authorizer(roleWith('Start'));
    const message =
      'User: arn:aws:sts::000000000000:assumed-role/Start-1/function is not authorized to perform: ' +
      `dynamodb:GetItem on resource: ${table} because no identity-based policy allows the dynamodb:GetItem action`;
    expect(() => {
      authorizer.check(start, [get]);
    }).toThrow(new ServiceError('AccessDeniedException', message));
  });

  it('refuses what one statement denies and another allows', () => {
    const authorizer = new Authorizer(
      roleWith('Start', allow('*', '*'), { Effect: 'Deny', Action: 'dynamodb:Get*', Resource: '*' }),
    );
    expect(() => {
      authorizer.check(start, [get]);
    }).toThrow('with an explicit deny in an identity-based policy');
    expect(allowed(authorizer, { ...get, action: 'dynamodb:PutItem' })).toBe(true);
  });

  it('asks for every permission of a call', () => {
    const authorizer = new Authorizer(roleWith('Start', allow('dynamodb:GetItem', table)));
    expect(allowed(authorizer, get, { ...get, action: 'dynamodb:PutItem' })).toBe(false);
    expect(authorizer.unused()).toHaveLength(1);
  });

  it('asks the conditions', () => {
    const Condition = { StringEquals: { 'ses:FromAddress': 'a@example.com' } };
    const authorizer = new Authorizer(roleWith('Start', allow('ses:SendEmail', '*', { Condition })));
    const send = { action: 'ses:SendEmail', resource: 'arn:aws:ses:::identity/example.com' };
    expect(allowed(authorizer, { ...send, context: { 'ses:FromAddress': 'a@example.com' } })).toBe(true);
    expect(allowed(authorizer, { ...send, context: { 'ses:FromAddress': 'b@example.com' } })).toBe(false);
    expect(allowed(authorizer, send)).toBe(false);
  });

  it('gives a role nothing of what another has', () => {
    expect(allowed(new Authorizer(roleWith('Close', allow('*', '*'))), get)).toBe(false);
  });

  it('lets the person at the laptop do everything', () => {
    const authorizer = new Authorizer([]);
    authorizer.check(personAtLaptop, [get]);
    expect(authorizer.refusals).toEqual([]);
  });

  it('keeps what it refused', () => {
    const authorizer = new Authorizer(roleWith('Start', allow('dynamodb:PutItem', table)));
    allowed(authorizer, { ...get, action: 'dynamodb:PutItem' });
    allowed(authorizer, get);
    expect(authorizer.refusals).toEqual([{ caller: start, ...get }]);
  });
});

describe('Permissions of functions', () => {
  const functionArn = 'arn:aws:lambda:eu-central-1:000000000000:function:start-order';
  const api = 'arn:aws:execute-api:eu-central-1:000000000000:api1';
  const invoke = (principal: string, resource: string, source?: string): (() => void) => {
    const Permission = {
      Action: 'lambda:InvokeFunction',
      FunctionName: functionArn,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: `${api}/*/*/orders`,
    };
    const authorizer = new Authorizer(
      read({ permissions: [{ id: 'StartPermission', properties: Permission }] }),
    );
    const context = source === undefined ? {} : { 'aws:SourceArn': source };
    return () => {
      authorizer.check(serviceCaller(principal), [{ action: 'lambda:InvokeFunction', resource, context }]);
      expect(authorizer.unused()).toEqual([]);
    };
  };

  it('lets the named service invoke for the named route', () => {
    expect(invoke('apigateway.amazonaws.com', functionArn, `${api}/api/POST/orders`)).not.toThrow();
  });

  it.each([
    ['another service', 'events.amazonaws.com', functionArn, `${api}/api/POST/orders`],
    ['another function', 'apigateway.amazonaws.com', `${functionArn}2`, `${api}/api/POST/orders`],
    ['another route', 'apigateway.amazonaws.com', functionArn, `${api}/api/GET/mobile-ids`],
    ['another API', 'apigateway.amazonaws.com', functionArn, `${api}2/api/POST/orders`],
    ['no source', 'apigateway.amazonaws.com', functionArn, undefined],
  ])('refuses %s', (_what, principal, resource, source) => {
    expect(invoke(principal, resource, source)).toThrow(
      'because no resource-based policy allows the lambda:InvokeFunction action',
    );
  });
});
