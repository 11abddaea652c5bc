import { describe, expect, it } from 'vitest';
import { allow, documentOf, read, roleWith } from './policies.ts';

describe('Policies of a template', () => {
  it('reads what stands inside a role first, then what is attached to it, in their order', () => {
    const statements = read({
      roles: [
        {
          id: 'Start',
          properties: {
            RoleName: 'Start-1',
            Policies: [{ PolicyName: 'inline', PolicyDocument: documentOf(allow('a:One', '*')) }],
          },
        },
        { id: 'Close', properties: {} },
      ],
      policies: [
        {
          id: 'P1',
          properties: {
            PolicyDocument: documentOf(allow('a:Two', '*'), allow('a:Three', '*')),
            Roles: ['Start-1'],
          },
        },
        {
          id: 'P2',
          properties: { PolicyDocument: documentOf(allow('a:Four', '*')), Roles: ['Close-1', 'Start-1'] },
        },
      ],
    });
    expect(statements.map(({ id, actions }) => [id, ...actions])).toEqual([
      ['Start#0', 'a:One'],
      ['Start#1', 'a:Two'],
      ['Start#2', 'a:Three'],
      ['Start#3', 'a:Four'],
      ['Close#0', 'a:Four'],
    ]);
  });

  it('reads a policy of one statement that is no list', () => {
    const properties = { PolicyDocument: { Statement: allow('a:One', '*') }, Roles: ['Start-1'] };
    const statements = read({
      roles: [{ id: 'Start', properties: {} }],
      policies: [{ id: 'P', properties }],
    });
    expect(statements.map(({ id }) => id)).toEqual(['Start#0']);
  });

  it('leaves out policies of roles that it was not given', () => {
    const properties = { PolicyDocument: documentOf(allow('a:One', '*')), Roles: ['Other-1'] };
    expect(read({ roles: [{ id: 'Start', properties: {} }], policies: [{ id: 'P', properties }] })).toEqual(
      [],
    );
  });

  it('refuses a policy of a role that the template does not have', () => {
    const properties = { PolicyDocument: documentOf(allow('a:One', '*')), Roles: ['nobody'] };
    expect(() => read({ policies: [{ id: 'P', properties }] })).toThrow('P: There is no role nobody');
  });

  it.each([
    ['NotAction', { Effect: 'Allow', NotAction: 'a:One', Resource: '*' }],
    ['NotResource', { Effect: 'Allow', Action: 'a:One', NotResource: '*' }],
    ['Principal', allow('a:One', '*', { Principal: '*' })],
    ['StringNotLike', allow('a:One', '*', { Condition: { StringNotLike: { k: 'a' } } })],
    ['policy variables', allow('a:One', 'arn:aws:s3:::${aws:username}')],
    ['no ARN', allow('a:One', '*', { Condition: { ArnLike: { k: 'x' } } })],
  ])('refuses %s and says in which statement it stands', (what, statement) => {
    expect(() => roleWith('Start', allow('a:One', '*'), statement)).toThrow(what);
    expect(() => roleWith('Start', allow('a:One', '*'), statement)).toThrow('Start#1: ');
  });

  it.each([['ManagedPolicyArns'], ['PermissionsBoundary']])('refuses a role with %s', (property) => {
    const properties = { [property]: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
    expect(() => read({ roles: [{ id: 'Start', properties }] })).toThrow(
      'Start: managed policies and boundaries',
    );
  });

  it('takes the managed policy that grants a function its log', () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'];
    expect(read({ roles: [{ id: 'Start', properties: { ManagedPolicyArns } }] })).toEqual([]);
  });

  it('refuses a permission of a function with what it does not know', () => {
    const properties = { Principal: 'x', Action: 'y', FunctionName: 'arn:aws:lambda', PrincipalOrgID: 'o-1' };
    expect(() => read({ permissions: [{ id: 'Allow', properties }] })).toThrow(/^Allow: .*PrincipalOrgID/);
  });
});
