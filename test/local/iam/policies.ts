import { listStatements, type PolicySources } from '../../../local/iam/policy.ts';
import type { Statement } from '../../../local/iam/statement.ts';
import type { Caller } from '../../../local/aws/operation.ts';

/** A statement that allows. */
export const allow = (action: unknown, resource: unknown, more: object = {}): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

export const documentOf = (...statements: readonly unknown[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** The statements of a template; a role's physical name is its logical id and `-1`. */
export const read = (sources: Partial<PolicySources>): readonly Statement[] =>
  listStatements({
    roles: [],
    policies: [],
    permissions: [],
    roleId: (name) => (name.endsWith('-1') ? name.slice(0, -2) : undefined),
    ...sources,
  });

/** The statements of a role that has one policy. */
export const roleWith = (role: string, ...statements: readonly unknown[]): readonly Statement[] =>
  read({
    roles: [{ id: role, properties: {} }],
    policies: [
      { id: 'Policy', properties: { PolicyDocument: documentOf(...statements), Roles: [`${role}-1`] } },
    ],
  });

/** A function of the role. */
export const callerWith = (role: string): Caller => ({
  arn: `arn:aws:sts::000000000000:assumed-role/${role}-1/function`,
  role,
});
