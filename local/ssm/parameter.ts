import { formatArn } from '../aws/place.ts';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly Name: string;
  readonly Type: 'String';
  readonly DataType: 'text';
  readonly Tier: 'Standard';
  readonly Value: string;
  readonly Version: number;
  readonly Description?: string | undefined;
  readonly AllowedPattern?: string | undefined;
  /** Seconds since 1970. */
  readonly LastModifiedDate: number;
  /** ARN of who wrote it. */
  readonly LastModifiedUser: string;
}

/** ARN of a parameter, or of the path under which parameters stand. */
export const parameterArn = (name: string): string =>
  formatArn('ssm', `parameter/${name.replace(/^\//, '')}`);

/** A parameter as GetParameter shows it: nothing about who wrote it. */
export const shown = ({ Name, Type, DataType, Value, Version, LastModifiedDate }: ParameterVersion) => ({
  Name,
  Type,
  Value,
  Version,
  LastModifiedDate,
  ARN: parameterArn(Name),
  DataType,
});

/** A parameter as DescribeParameters shows it: without its value. */
export const describe = ({ Value, ...version }: ParameterVersion) => ({
  ...version,
  ARN: parameterArn(version.Name),
  Policies: [],
});

/** A version as GetParameterHistory shows it. */
export const toHistoryEntry = (version: ParameterVersion) => ({ ...version, Labels: [], Policies: [] });
