import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import { operation, type ConditionContext, type Service } from '../aws/operation.ts';
import { formatArn, place } from '../aws/place.ts';
import type { Clock } from '../clock.ts';
import { isUnder, cutPage, passes } from './lists.ts';
import { describe, parameterArn, toHistoryEntry, shown, type ParameterVersion } from './parameter.ts';
import { Parameters, type ParameterChange } from './parameters.ts';
import {
  DeleteSchema,
  DescribeSchema,
  GetManySchema,
  GetSchema,
  HistorySchema,
  PathSchema,
  PutSchema,
} from './requests.ts';

/** Who wrote what the template says. */
const deployer = { arn: `arn:${place.partition}:iam::${place.account}:role/cloudformation` };

const allow = (action: string, name: string, context?: ConditionContext) => ({
  action: `ssm:${action}`,
  resource: parameterArn(name),
  ...(context && { context }),
});

const byName = { keyOf: ({ Name }: ParameterVersion) => Name };
// Numbers of one length sort as text.
const byVersion = { keyOf: ({ Version }: ParameterVersion) => Version.toString().padStart(15, '0') };

const createWriteOperations = (parameters: Parameters) => ({
  PutParameter: operation(PutSchema, {
    permissions: ({ Name, Overwrite }) => [
      allow('PutParameter', Name, { 'ssm:Overwrite': String(Overwrite) }),
    ],
    perform: (input, caller) => {
      const { Version, Tier } = parameters.put(input, caller);
      return { Version, Tier };
    },
  }),
  DeleteParameter: operation(DeleteSchema, {
    permissions: ({ Name }) => [allow('DeleteParameter', Name)],
    perform: ({ Name }) => {
      parameters.delete(Name);
      return {};
    },
  }),
});

const createReadOperations = (parameters: Parameters) => ({
  GetParameter: operation(GetSchema, {
    permissions: ({ Name: { Name } }) => [allow('GetParameter', Name)],
    perform: ({ Name: selector }) => {
      const { version } = selector;
      const parameter = shown(parameters.get(selector));
      return { Parameter: { ...parameter, ...(version && { Selector: `:${version.toString()}` }) } };
    },
  }),
  GetParameters: operation(GetManySchema, {
    permissions: ({ Names }) => Names.map(({ Name }) => allow('GetParameters', Name)),
    perform: ({ Names }) => ({
      Parameters: Names.flatMap((selector) => parameters.find(selector) ?? []).map(shown),
      InvalidParameters: Names.filter((selector) => !parameters.find(selector)).map(({ Name }) => Name),
    }),
  }),
  // Who may read a path may read all under it: nothing else is asked.
  GetParametersByPath: operation(PathSchema, {
    permissions: ({ Path, Recursive }) => [
      allow('GetParametersByPath', Path, { 'ssm:Recursive': String(Recursive) }),
    ],
    perform: ({ Path, Recursive, ...page }) => {
      const found = parameters.all().filter(({ Name }) => isUnder(Path, Name, Recursive));
      return cutPage(found, page, { ...byName, show: shown });
    },
  }),
  GetParameterHistory: operation(HistorySchema, {
    permissions: ({ Name }) => [allow('GetParameterHistory', Name)],
    perform: ({ Name, ...page }) =>
      cutPage(parameters.history(Name), page, { ...byVersion, show: toHistoryEntry }),
  }),
  DescribeParameters: operation(DescribeSchema, {
    permissions: () => [{ action: 'ssm:DescribeParameters', resource: formatArn('ssm', '*') }],
    perform: ({ ParameterFilters, ...page }) => {
      const found = parameters.all().filter((one) => ParameterFilters.every((filter) => passes(one, filter)));
      return cutPage(found, page, { ...byName, show: describe });
    },
  }),
});

/** Parameter Store of Systems Manager, for parameters of type String. */
export class ParameterStore implements Service {
  readonly name = 'ssm';
  readonly operations: ReturnType<typeof createReadOperations> & ReturnType<typeof createWriteOperations>;
  readonly #listeners: ((change: ParameterChange) => void)[] = [];

  /**
   * @param resources of type `AWS::SSM::Parameter`
   * @throws {ServiceError} one of them is none that Parameter Store would take
   */
  constructor(clock: Clock, resources: readonly Pick<Resource, 'name' | 'properties'>[]) {
    const parameters = new Parameters(clock, (change) => {
      for (const listener of this.#listeners) listener(change);
    });
    for (const { name, properties } of resources)
      parameters.put(v.parse(PutSchema, { ...properties, Name: name }), deployer);
    this.operations = { ...createReadOperations(parameters), ...createWriteOperations(parameters) };
  }

  /** Tells of every change from now on. */
  onChange(listener: (change: ParameterChange) => void): void {
    this.#listeners.push(listener);
  }
}
