import * as v from 'valibot';
import { resourcesOf, synthesized, textOf, type Resource } from './synthesized.ts';

const oneOrMore = v.pipe(
  v.unknown(),
  v.transform((value): unknown[] => (Array.isArray(value) ? value : [value])),
);

const StatementSchema = v.object({
  Effect: v.string(),
  Action: v.pipe(oneOrMore, v.array(v.string())),
  Resource: v.optional(
    v.pipe(
      oneOrMore,
      v.transform((values) => values.map(textOf)),
    ),
    [],
  ),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))),
  Principal: v.optional(v.unknown()),
});

export type Statement = v.InferOutput<typeof StatementSchema>;

const DocumentSchema = v.object({ Statement: v.array(StatementSchema) });

/** The statements of a policy document. */
export const statementsIn = (document: unknown): readonly Statement[] =>
  v.parse(DocumentSchema, document).Statement;

/** What a role is allowed by the policies that are attached to it, and by nothing else. */
export const statementsOf = (roleId: string, from = synthesized()): readonly Statement[] =>
  resourcesOf('AWS::IAM::Policy', from)
    .filter(({ Properties }) =>
      v.parse(v.array(v.unknown()), Properties['Roles']).map(textOf).includes(`<${roleId}>`),
    )
    .flatMap(({ Properties }) => statementsIn(Properties['PolicyDocument']));

/** The logical id of the role that a function or a state machine has. */
export const roleOf = (resource: Resource): string => {
  const role = textOf(resource.Properties['Role'] ?? resource.Properties['RoleArn']);
  return role.replace(/^<(.*)\.Arn>$/, '$1');
};
