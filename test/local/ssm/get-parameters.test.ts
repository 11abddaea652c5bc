import {
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  paginateDescribeParameters,
  paginateGetParametersByPath,
  PutParameterCommand,
  type ParameterStringFilter,
} from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, it } from 'vitest';
import { parameterStore, path, resource } from './parameters.ts';

const arn = (name: string) => `arn:aws:ssm:eu-central-1:000000000000:parameter${name}`;
const letters = ['l', 'k', 'j', 'i', 'h', 'g', 'f', 'e', 'd', 'c', 'b', 'a'];

let store = parameterStore();
beforeEach(() => {
  store = parameterStore(
    ...letters.map((letter) => resource(letter)),
    resource('label/name', { Description: 'Label', AllowedPattern: '^a' }),
    { ...resource(''), name: '/app/options-of-another' },
  );
});

const allUnder = async (
  Path: string,
  Recursive: boolean,
  onPage: () => Promise<unknown> = () => Promise.resolve(),
) => {
  const names: (string | undefined)[] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath(store, { Path, Recursive })) {
    expect(Parameters.length).toBeLessThanOrEqual(10);
    names.push(...Parameters.map(({ Name }) => Name));
    await onPage();
  }
  return names;
};

const direct = letters.toSorted().map((letter) => `${path}/${letter}`);

describe('parameters by path', () => {
  it('are those right under it, or with Recursive all under it, ten to a page', async () => {
    await expect(allUnder(path, false)).resolves.toEqual(direct);
    await expect(allUnder(`${path}/`, true)).resolves.toEqual([...direct, `${path}/label/name`]);
    await expect(allUnder('/', true)).resolves.toHaveLength(letters.length + 2);
  });

  it('all come, each once, while others are added between the pages', async () => {
    const add = () =>
      store.client.send(
        new PutParameterCommand({ Name: `${path}/a1`, Value: 'x', Type: 'String', Overwrite: true }),
      );
    await expect(allUnder(path, false, add)).resolves.toEqual(direct);
  });

  it.each([
    ['ValidationException', { Path: 'app' }],
    ['ValidationException', { Path: '/app', MaxResults: 11 }],
    ['InvalidNextToken', { Path: '/app', NextToken: 'x' }],
  ])('are refused with %s for %j', async (name, input) => {
    await expect(store.client.send(new GetParametersByPathCommand(input))).rejects.toHaveProperty(
      'name',
      name,
    );
  });
});

describe('parameters by name', () => {
  it('come with the names that there are not', async () => {
    const Names = [`${path}/a`, `${path}/z`, `${path}/b:1`];
    const { Parameters, InvalidParameters } = await store.client.send(new GetParametersCommand({ Names }));
    expect(Parameters?.map(({ Name }) => Name)).toEqual([`${path}/a`, `${path}/b`]);
    expect(InvalidParameters).toEqual([`${path}/z`]);
  });

  it('are not asked for twice in one request', async () => {
    const Names = [`${path}/a`, `${path}/a`];
    await expect(store.client.send(new GetParametersCommand({ Names }))).rejects.toThrow(/twice/);
  });
});

describe('descriptions', () => {
  const named = async (...ParameterFilters: readonly ParameterStringFilter[]) => {
    const names: (string | undefined)[] = [];
    const pages = paginateDescribeParameters(store, {
      ParameterFilters: [...ParameterFilters],
      MaxResults: 3,
    });
    for await (const { Parameters = [] } of pages) names.push(...Parameters.map(({ Name }) => Name));
    return names;
  };

  it('say what a parameter may hold, not what it holds', async () => {
    const { Parameters } = await store.client.send(
      new DescribeParametersCommand({
        ParameterFilters: [{ Key: 'Name', Option: 'Contains', Values: ['label'] }],
      }),
    );
    expect(Parameters).toEqual([
      expect.objectContaining({ Name: `${path}/label/name`, Description: 'Label', AllowedPattern: '^a' }),
    ]);
    expect(Parameters?.[0]).not.toHaveProperty('Value');
  });

  it.each<[string, ParameterStringFilter[], readonly string[]]>([
    ['a beginning', [{ Key: 'Name', Option: 'BeginsWith', Values: [`${path}/l`] }], ['/l', '/label/name']],
    ['names', [{ Key: 'Name', Values: [`${path}/a`, `${path}/b`] }], ['/a', '/b']],
    ['a path', [{ Key: 'Path', Values: [`${path}/label`] }], ['/label/name']],
    [
      'a path at any depth and a beginning',
      [
        { Key: 'Path', Option: 'Recursive', Values: ['/app'] },
        { Key: 'Name', Option: 'BeginsWith', Values: [`${path}/label`] },
      ],
      ['/label/name'],
    ],
    ['another type', [{ Key: 'Type', Values: ['SecureString'] }], []],
  ])('are found by %s', async (_, filters, expected) => {
    await expect(named(...filters)).resolves.toEqual(expected.map((name) => `${path}${name}`));
  });

  it.each<[string, ParameterStringFilter[]]>([
    ['that is not emulated', [{ Key: 'tag:team', Values: ['x'] }]],
    ['by a type that there is not', [{ Key: 'Type', Values: ['Text'] }]],
    ['by a part of a type', [{ Key: 'Type', Option: 'Contains', Values: ['String'] }]],
    [
      'by two names',
      [
        { Key: 'Name', Values: ['a'] },
        { Key: 'Name', Values: ['b'] },
      ],
    ],
  ])('are refused by a filter %s', async (_, filters) => {
    await expect(named(...filters)).rejects.toHaveProperty('name', 'ValidationException');
  });
});

describe('what IAM is asked', () => {
  const send = {
    GetParameter: () => store.client.send(new GetParameterCommand({ Name: `${path}/a:1` })),
    GetParameters: () => store.client.send(new GetParametersCommand({ Names: [`${path}/a`] })),
    GetParameterHistory: () => store.client.send(new GetParameterHistoryCommand({ Name: `${path}/a` })),
  };

  it.each(Object.entries(send))('for %s is about the parameter', async (name, call) => {
    await call();
    expect(store.asked).toEqual([{ action: `ssm:${name}`, resource: arn(`${path}/a`) }]);
  });

  it('for parameters by path is about the path alone', async () => {
    await store.client.send(new GetParametersByPathCommand({ Path: path, Recursive: true }));
    expect(store.asked).toEqual([
      { action: 'ssm:GetParametersByPath', resource: arn(path), context: { 'ssm:Recursive': 'true' } },
    ]);
  });

  it('for a new value is about the parameter, and whether it overwrites', async () => {
    const command = new PutParameterCommand({ Name: `${path}/a`, Value: 'x', Overwrite: true });
    await store.client.send(command);
    expect(store.asked).toEqual([
      { action: 'ssm:PutParameter', resource: arn(`${path}/a`), context: { 'ssm:Overwrite': 'true' } },
    ]);
  });
});
