import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { optionDefinition, optionNames, OptionsSchema } from '../../domain/options/options.ts';
import { functions, variablesOf } from './support/functions.ts';
import { optionParameters } from './support/option-parameters.ts';
import { resourcesOf, textOf } from './support/synthesized.ts';

const parameters = [...optionParameters().values()];

const parameterOf = (option: string) => {
  const found = parameters.find(({ Name }) => Name === `/get-mobile-id/options/${option}`);
  if (!found) throw new Error(`Option ${option} has no parameter`);
  return found;
};

/** Values that a pattern has to turn away: each of them is of the wrong form for every option. */
const refused = [
  '',
  ' ',
  '\n',
  'P',
  'PT',
  '{nickname}',
  'always\n',
  'Always ',
  '{{email}}',
  'P1Y2',
  'PT1D',
  '\u0000',
];

/** Values of some option's form. */
const samples = [
  ...[
    'always',
    'choice',
    'never',
    'self-service',
    'email',
    'true',
    'false',
    'none',
    'success',
    'failure',
    'both',
  ],
  ...['PT10M', 'PT1H', 'PT24H', 'PT1H30M', 'PT90S', 'P2Y', 'P1D', 'P1Y6M', 'P18M', 'P5Y'],
  ...['Sign in https://a.example/x', 'en: Go https://a.example | sv: Gå https://a.example:8443/?q=1#x'],
  ...['{email}', 'Mobile ID', 'MobileID {commonName}', '{givenName} {surname}'],
];

// Patterns say which form a value has; how long a duration may be, only the schema says.
const isTooLong = (value: string): boolean => /^PT?\d/.test(value);

describe('options', () => {
  it('are one parameter each', () => {
    expect(parameters.map(({ Name }) => Name).toSorted()).toEqual(
      optionNames.map((name) => `/get-mobile-id/options/${name}`).toSorted(),
    );
  });

  it.each(optionNames)('%s has a description that says what it may hold', (name) => {
    const { Description } = parameterOf(name);
    expect(Description).toContain(optionDefinition(name).allowed);
    expect(Description.length).toBeLessThanOrEqual(1024);
  });

  it('are there before any function that reads them is made or updated', () => {
    const ids = resourcesOf('AWS::SSM::Parameter')
      .filter(({ Properties }) => textOf(Properties['Name']).startsWith('/get-mobile-id/options/'))
      .map(({ id }) => id);
    const readers = functions().filter((found) => 'OPTIONS_PATH' in variablesOf(found));
    expect(ids).toHaveLength(optionNames.length);
    expect(readers.map(({ name }) => name)).toEqual(expect.arrayContaining(['load-options', 'start-order']));
    for (const { DependsOn } of readers) expect(DependsOn).toEqual(expect.arrayContaining(ids));
  });

  it.each(optionNames)('%s begins with a value that it may hold', (name) => {
    const { Value, AllowedPattern } = parameterOf(name);
    expect(Value).toBe(optionDefinition(name).initial);
    expect(Value).toMatch(new RegExp(AllowedPattern, 'u'));
    expect(v.is(OptionsSchema.entries[name], Value)).toBe(true);
  });

  it.each(optionNames)('%s takes at the door what the schema takes, and no other form', (name) => {
    const { AllowedPattern } = parameterOf(name);
    expect(AllowedPattern.length).toBeLessThanOrEqual(1024);
    const pattern = new RegExp(AllowedPattern, 'u');
    for (const value of [...samples, ...refused]) {
      const isAllowed = v.is(OptionsSchema.entries[name], value);
      if (isAllowed) expect([value, pattern.test(value)]).toEqual([value, true]);
      else if (!isTooLong(value)) expect([value, pattern.test(value)]).toEqual([value, false]);
    }
  });
});
