import { describe, expect, it } from 'vitest';
import { Authorizer } from '../../../local/iam/authorizer.ts';
import { allow, callerWith, roleWith } from './policies.ts';

const start = callerWith('Start');
const authorizerOf = (): Authorizer =>
  new Authorizer(
    roleWith('Start', allow(['a:Get', 'a:Put'], ['one', 'two']), allow('b:*', '*'), {
      Effect: 'Deny',
      Action: 'c:Get',
      Resource: '*',
    }),
  );

const unusedOf = (authorizer: Authorizer): readonly string[] =>
  authorizer
    .unused()
    .map(({ statement, principal, action, resource }) => [statement, principal, action, resource].join(' '));

describe('Unused grants', () => {
  it('lists each action with each resource, until a call needs it', () => {
    const authorizer = authorizerOf();
    const all = ['a:Get one', 'a:Get two', 'a:Put one', 'a:Put two'].map((grant) => `Start#0 Start ${grant}`);
    expect(unusedOf(authorizer)).toEqual([...all, 'Start#1 Start b:* *']);
    authorizer.check(start, [
      { action: 'a:Get', resource: 'two' },
      { action: 'b:Anything', resource: 'x' },
    ]);
    expect(unusedOf(authorizer)).toEqual([all[0], all[2], all[3]]);
  });

  it('lists two grants of which each makes the other one needless', () => {
    const authorizer = new Authorizer(roleWith('Start', allow('a:*', '*'), allow('a:Get', 'one')));
    authorizer.check(start, [{ action: 'a:Get', resource: 'one' }]);
    expect(unusedOf(authorizer)).toEqual(['Start#0 Start a:* *', 'Start#1 Start a:Get one']);
    authorizer.check(start, [{ action: 'a:Put', resource: 'one' }]);
    expect(unusedOf(authorizer)).toEqual(['Start#1 Start a:Get one']);
  });
});

describe('Unused values', () => {
  const listing = () =>
    new Authorizer(
      roleWith(
        'Start',
        allow('a:Put', 'one', {
          Condition: {
            'ForAllValues:StringEquals': { 'a:Attributes': ['x', 'y'] },
            'ForAllValues:StringLike': { 'a:Keys': 'k*' },
            StringEquals: { 'a:From': 'here' },
          },
        }),
      ),
    );
  const put = (...attributes: string[]) => ({
    action: 'a:Put',
    resource: 'one',
    context: { 'a:Attributes': attributes, 'a:Keys': ['k1'], 'a:From': 'here' },
  });

  it('lists what a condition allows for all values of a key, until a call has it', () => {
    const authorizer = listing();
    const unused = () => authorizer.unusedValues().map(({ key, value }) => `${key} ${value}`);
    expect(unused()).toEqual(['a:Attributes x', 'a:Attributes y', 'a:Keys k*']);
    authorizer.check(start, [put('x')]);
    expect(unused()).toEqual(['a:Attributes y']);
    expect(() => {
      authorizer.check(start, [put('y', 'z')]);
    }).toThrow('not authorized');
    expect(unused()).toEqual(['a:Attributes y']);
  });
});
