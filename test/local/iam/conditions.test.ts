import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { ConditionContext } from '../../../local/aws/operation.ts';
import { compileCondition, Conditions } from '../../../local/iam/conditions.ts';

const fulfilled = (condition: unknown, context: ConditionContext): boolean =>
  compileCondition(v.parse(Conditions, condition))(context);

type Case = readonly [rule: string, condition: unknown, context: ConditionContext, expected: boolean];

const stringCases: readonly Case[] = [
  ['equal text', { StringEquals: { k: 'a' } }, { k: 'a' }, true],
  ['other text', { StringEquals: { k: 'a' } }, { k: 'b' }, false],
  ['the case of values counts', { StringEquals: { k: 'a' } }, { k: 'A' }, false],
  ['a star is only a star', { StringEquals: { k: 'a*' } }, { k: 'ab' }, false],
  ['any of the values listed', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, true],
  ['a key that the request lacks', { StringEquals: { k: 'a' } }, {}, false],
  ['a key without values', { StringEquals: { k: 'a' } }, { k: [] }, false],
  ['one value in a list', { StringEquals: { k: 'a' } }, { k: ['a'] }, true],
  [
    'the case of keys does not count',
    { StringEquals: { 'KMS:DataKeyPairSpec': 'x' } },
    { 'kms:datakeypairspec': 'x' },
    true,
  ],
  ['star for many', { StringLike: { k: 'a*c' } }, { k: 'abbc' }, true],
  ['star for none', { StringLike: { k: 'a*c' } }, { k: 'ac' }, true],
  ['question mark for one', { StringLike: { k: 'a?c' } }, { k: 'abc' }, true],
  ['question mark not for two', { StringLike: { k: 'a?c' } }, { k: 'abbc' }, false],
  ['a dot is only a dot', { StringLike: { k: 'a.c' } }, { k: 'abc' }, false],
  ['the whole text', { StringLike: { k: 'a' } }, { k: 'ab' }, false],
  ['a missing key is like nothing', { StringLike: { k: '*' } }, {}, false],
];

const arnCases: readonly Case[] = (['ArnLike', 'ArnEquals'] as const).flatMap((operator): readonly Case[] => [
  [
    `${operator}: a star within a part`,
    { [operator]: { k: 'arn:aws:execute-api:*:1:api/*/orders' } },
    { k: 'arn:aws:execute-api:eu:1:api/x/POST/orders' },
    true,
  ],
  [
    `${operator}: a star ends at its part`,
    { [operator]: { k: 'arn:aws:s3:*:1:b' } },
    { k: 'arn:aws:s3:x:1:1:b' },
    false,
  ],
  [
    `${operator}: the last part has colons`,
    { [operator]: { k: 'arn:aws:states:eu:1:*' } },
    { k: 'arn:aws:states:eu:1:stateMachine:x' },
    true,
  ],
  [`${operator}: another resource`, { [operator]: { k: 'arn:aws:s3:::a' } }, { k: 'arn:aws:s3:::b' }, false],
  [`${operator}: a missing key`, { [operator]: { k: 'arn:*:*:*:*:*' } }, {}, false],
]);

const otherCases: readonly Case[] = [
  ['Null false: the key is there', { Null: { k: 'false' } }, { k: 'a' }, true],
  ['Null false: the key is missing', { Null: { k: 'false' } }, {}, false],
  ['Null false: the key has no values', { Null: { k: false } }, { k: [] }, false],
  ['Null true: the key is missing', { Null: { k: 'true' } }, {}, true],
  ['Null true: the key is there', { Null: { k: true } }, { k: 'a' }, false],
  ['Null takes many values', { Null: { k: 'false' } }, { k: ['a', 'b'] }, true],
  ['Bool: as wanted', { Bool: { k: 'true' } }, { k: 'true' }, true],
  ['Bool: the other', { Bool: { k: false } }, { k: 'true' }, false],
  ['Bool: a missing key is not false', { Bool: { k: 'false' } }, {}, false],
];

const ifExistsCases: readonly Case[] = [
  ['IfExists: a missing key', { StringEqualsIfExists: { k: 'a' } }, {}, true],
  ['IfExists: a key without values', { StringLikeIfExists: { k: 'a' } }, { k: [] }, true],
  ['IfExists: as wanted', { StringEqualsIfExists: { k: 'a' } }, { k: 'a' }, true],
  ['IfExists: another', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, false],
];

const setCases: readonly Case[] = [
  ['all are among those listed', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a', 'b'] }, true],
  ['fewer than those listed', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a'] }, true],
  ['one more than those listed', { 'ForAllValues:StringEquals': { k: ['a'] } }, { k: ['a', 'b'] }, false],
  ['ForAllValues of a missing key', { 'ForAllValues:StringEquals': { k: 'a' } }, {}, true],
  ['ForAllValues of no values', { 'ForAllValues:StringLike': { k: 'a' } }, { k: [] }, true],
  ['ForAllValues with wildcards', { 'ForAllValues:StringLike': { k: 'a*' } }, { k: ['a1', 'a2'] }, true],
  ['one is among those listed', { 'ForAnyValue:StringEquals': { k: ['a', 'x'] } }, { k: ['a', 'b'] }, true],
  ['none is among those listed', { 'ForAnyValue:StringEquals': { k: ['x'] } }, { k: ['a', 'b'] }, false],
  ['ForAnyValue of a missing key', { 'ForAnyValue:StringLike': { k: '*' } }, {}, false],
];

const manyCases: readonly Case[] = [
  ['all keys of an operator: both', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a', l: 'b' }, true],
  ['all keys of an operator: one only', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a', l: 'x' }, false],
  ['all operators: one only', { StringEquals: { k: 'a' }, Null: { l: 'false' } }, { k: 'a' }, false],
  ['all operators: both', { StringEquals: { k: 'a' }, Null: { l: 'false' } }, { k: 'a', l: 'x' }, true],
  ['no condition', {}, {}, true],
];

describe('Conditions of policies', () => {
  it.each([...stringCases, ...arnCases, ...otherCases, ...ifExistsCases, ...setCases, ...manyCases])(
    '%s',
    (_rule, condition, context, expected) => {
      expect(fulfilled(condition, context)).toBe(expected);
    },
  );

  it.each([
    ['StringNotEquals'],
    ['StringNotEqualsIfExists'],
    ['StringEqualsIgnoreCase'],
    ['NumericLessThan'],
    ['ForAllValues:Null'],
    ['ForSomeValues:StringEquals'],
  ])('refuses the operator %s, which is not emulated', (operator) => {
    expect(() => fulfilled({ [operator]: { k: 'a' } }, {})).toThrow(
      `The condition operator ${operator} is not emulated`,
    );
  });

  it('refuses a policy variable', () => {
    expect(() => fulfilled({ StringEquals: { k: '${aws:username}' } }, {})).toThrow('policy variables');
  });

  it('refuses an ARN operator with what is no ARN', () => {
    expect(() => fulfilled({ ArnLike: { k: 'bucket' } }, {})).toThrow('“bucket” is no ARN');
  });

  it('says that a key of many values takes a set operator', () => {
    expect(() => fulfilled({ StringEquals: { k: 'a' } }, { k: ['a', 'b'] })).toThrow('ForAnyValue');
  });
});
