import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, it } from 'vitest';
import { optionDefinition, optionNames } from '../../../domain/options/options.ts';
import { somebody } from '../in-process.ts';
import { parameterStore, path, resource } from './parameters.ts';

const Name = `${path}/certificates/signature`;
const pattern = '^(always|choice|never)$';
const signature = resource('certificates/signature', { AllowedPattern: pattern, Description: 'Signature' });

let store = parameterStore(signature);
beforeEach(() => {
  store = parameterStore(signature);
});

const put = (Value: string, more: Partial<PutParameterCommandInput> = {}) =>
  store.client.send(new PutParameterCommand({ Name, Value, Overwrite: true, ...more }));

const read = async (name = Name) => {
  const { Parameter } = await store.client.send(new GetParameterCommand({ Name: name }));
  return Parameter;
};

const history = async (page: object = {}) => {
  const { Parameters, NextToken } = await store.client.send(
    new GetParameterHistoryCommand({ Name, ...page }),
  );
  return { versions: Parameters ?? [], NextToken };
};

describe('a new value', () => {
  it('is the next version, and the earlier ones stay', async () => {
    await expect(put('never')).resolves.toMatchObject({ Version: 2, Tier: 'Standard' });
    await expect(read()).resolves.toMatchObject({
      Name,
      Value: 'never',
      Version: 2,
      Type: 'String',
      ARN: 'arn:aws:ssm:eu-central-1:000000000000:parameter/app/options/certificates/signature',
    });
    await expect(read(`${Name}:1`)).resolves.toMatchObject({ Value: 'always', Version: 1, Selector: ':1' });
    await expect(read(`${Name}:3`)).rejects.toHaveProperty('name', 'ParameterVersionNotFound');
  });

  it('keeps the description and the pattern that it does not name', async () => {
    await put('never');
    const { versions } = await history();
    expect(versions[1]).toMatchObject({ Description: 'Signature', AllowedPattern: pattern });
  });

  it('is remembered with who wrote it and when', async () => {
    store.clock.advance(3_600_000);
    await put('choice');
    const { versions } = await history();
    expect(versions.map(({ Version, Value }) => [Version, Value])).toEqual([
      [1, 'always'],
      [2, 'choice'],
    ]);
    expect(versions[0]?.LastModifiedUser).not.toBe(somebody.arn);
    expect(versions[1]?.LastModifiedUser).toBe(somebody.arn);
    expect(versions[1]?.LastModifiedDate).toEqual(store.clock.date());
    expect(Number(versions[1]?.LastModifiedDate) - Number(versions[0]?.LastModifiedDate)).toBe(3_600_000);
  });

  it('is told to whoever listens, as its creation and its end are', async () => {
    await put('never');
    await put('one', { Name: '/app/other', Type: 'String', Overwrite: false });
    await store.client.send(new DeleteParameterCommand({ Name }));
    expect(store.changes).toEqual([
      { operation: 'Update', name: Name, type: 'String', description: 'Signature' },
      { operation: 'Create', name: '/app/other', type: 'String', description: undefined },
      { operation: 'Delete', name: Name, type: 'String', description: 'Signature' },
    ]);
    await expect(read()).rejects.toHaveProperty('name', 'ParameterNotFound');
  });

  it('after a hundred versions pushes the oldest out', async () => {
    for (let count = 0; count < 100; count += 1) await put('never');
    const first = await history({ MaxResults: 50 });
    const second = await history({ MaxResults: 50, NextToken: first.NextToken });
    const versions = [...first.versions, ...second.versions].map(({ Version }) => Version);
    expect(versions).toEqual(Array.from({ length: 100 }, (_, index) => index + 2));
    expect(second.NextToken).toBeUndefined();
  });
});

describe('Parameter Store refuses', () => {
  it.each<[string, string, Partial<PutParameterCommandInput>]>([
    ['ParameterAlreadyExists', 'never', { Overwrite: false }],
    ['ParameterPatternMismatchException', 'sometimes', {}],
    ['ParameterPatternMismatchException', 'never\n', {}],
    ['ParameterPatternMismatchException', 'never', { AllowedPattern: '^x' }],
    ['InvalidAllowedPatternException', 'never', { AllowedPattern: '(' }],
    ['ValidationException', '', {}],
    ['ValidationException', 'x'.repeat(4097), { AllowedPattern: '.' }],
    ['ValidationException', '{{ssm:/app/other}}', { AllowedPattern: '.' }],
    ['ValidationException', 'Hello {{ commonName }}', { AllowedPattern: '.' }],
    ['ValidationException', 'x', { Name: '/app/new' }],
    ['ValidationException', 'x', { Name: '/new', Type: 'String' }],
    ['ValidationException', 'x', { Name: 'arn:aws:ssm:eu-central-1:000000000000:parameter/app/new' }],
    ['ValidationException', 'x', { Name: '/aws/new', Type: 'String' }],
    ['ValidationException', 'x', { Name: 'a/b', Type: 'String' }],
    ['ValidationException', 'x', { Name: '/app/new', Type: 'SecureString' }],
  ])('with %s the value %j with %j', async (name, value, more) => {
    await expect(put(value, more)).rejects.toHaveProperty('name', name);
    await expect(read()).resolves.toMatchObject({ Value: 'always', Version: 1 });
    expect(store.changes).toEqual([]);
  });

  it('a value that its pattern does not allow, and says the pattern', async () => {
    await expect(put('sometimes')).rejects.toThrow(
      `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
    );
  });

  it('no first value of an option of this project', async () => {
    store = parameterStore(
      ...optionNames.map((name) => {
        const { initial, pattern: AllowedPattern } = optionDefinition(name);
        return resource(name, { Value: initial, AllowedPattern });
      }),
    );
    for (const name of optionNames)
      await expect(read(`${path}/${name}`)).resolves.toHaveProperty('Value', optionDefinition(name).initial);
  });
});
