import * as v from 'valibot';
import { readStatement, StatementSource, type Statement } from './statement.ts';

/** A resource of the template, its properties resolved. */
export interface Resource {
  /** Logical id. */
  readonly id: string;
  readonly properties: unknown;
}

/** Resources that say who may do what, by their type. */
export interface PolicySources {
  /** AWS::IAM::Role */
  readonly roles: readonly Resource[];
  /** AWS::IAM::Policy */
  readonly policies: readonly Resource[];
  /** AWS::Lambda::Permission */
  readonly permissions: readonly Resource[];
  /** The logical id of a role, by its physical name. */
  readonly roleId: (name: string) => string | undefined;
}

const Document = v.pipe(
  v.strictObject({
    Version: v.optional(v.literal('2012-10-17')),
    Statement: v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())]),
  }),
  v.transform(({ Statement }): readonly unknown[] => [Statement].flat()),
);

const notEmulated = 'managed policies and boundaries are not emulated';

/** It grants logs alone, which the local cloud writes itself. */
const basicExecution = v.pipe(
  v.string(),
  v.endsWith(':policy/service-role/AWSLambdaBasicExecutionRole', notEmulated),
);

const Role = v.object({
  Policies: v.optional(v.array(v.object({ PolicyDocument: Document })), []),
  ManagedPolicyArns: v.optional(v.array(basicExecution), []),
  PermissionsBoundary: v.optional(v.never(notEmulated)),
});

const Policy = v.object({ PolicyDocument: Document, Roles: v.pipe(v.array(v.string()), v.minLength(1)) });

const LambdaPermission = v.strictObject({
  Principal: v.string(),
  Action: v.string(),
  FunctionName: v.pipe(v.string(), v.startsWith('arn:', 'FunctionName has to be an ARN')),
  SourceArn: v.optional(v.string()),
  SourceAccount: v.optional(v.string()),
});

/** Says in which part of the template something is that the local cloud does not emulate. */
const within = <Result>(where: string, work: () => Result): Result => {
  try {
    return work();
  } catch (cause) {
    throw new Error(`${where}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
};

/** Statements with the role that has them. */
type Attached = readonly (readonly [role: string, source: unknown])[];

const readInline = ({ id, properties }: Resource): Attached =>
  within(id, () =>
    v
      .parse(Role, properties)
      .Policies.flatMap(({ PolicyDocument }) => PolicyDocument.map((source) => [id, source] as const)),
  );

const readAttached = ({ id, properties }: Resource, roleId: PolicySources['roleId']): Attached =>
  within(id, () => {
    const { PolicyDocument, Roles } = v.parse(Policy, properties);
    return Roles.flatMap((name) => {
      const role = roleId(name);
      if (role === undefined) throw new Error(`There is no role ${name}`);
      return PolicyDocument.map((source) => [role, source] as const);
    });
  });

const readRole = (principal: string, attached: Attached): readonly Statement[] =>
  attached
    .filter(([role]) => role === principal)
    .map(([, source], index) => {
      const id = `${principal}#${index.toString()}`;
      return within(id, () => readStatement({ id, principal }, v.parse(StatementSource, source)));
    });

/** A resource-based policy: the AWS service that it names is the principal. */
const readPermission = ({ id, properties }: Resource): Statement =>
  within(id, () => {
    const { Principal, Action, FunctionName, SourceArn, SourceAccount } = v.parse(
      LambdaPermission,
      properties,
    );
    const Condition = {
      ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    };
    const source = { Effect: 'Allow', Action, Resource: FunctionName, Condition };
    return readStatement({ id, principal: Principal }, v.parse(StatementSource, source));
  });

/**
 * All statements: of each role (policies inside it first, then those attached to it, in the order given), then
 * what AWS services may invoke. Policies attached to roles that are not among those given are left out.
 * @throws {Error} a policy has something that the local cloud does not emulate, or names an unknown role
 */
export const listStatements = ({
  roles,
  policies,
  permissions,
  roleId,
}: PolicySources): readonly Statement[] => {
  const attached = [
    ...roles.flatMap(readInline),
    ...policies.flatMap((policy) => readAttached(policy, roleId)),
  ];
  return [...roles.flatMap(({ id }) => readRole(id, attached)), ...permissions.map(readPermission)];
};
