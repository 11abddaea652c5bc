import * as v from 'valibot';
import type { ConditionContext, Permission } from '../aws/operation.ts';
import { compileCondition, Conditions, listValues, Texts, type ListedValue } from './conditions.ts';
import { actionPattern, wildcard, type Match } from './matching.ts';

const notEmulated = v.optional(v.never('NotAction and NotResource are not emulated'));

/** A statement as templates have it. Whatever else stands in one is refused. */
export const StatementSource = v.strictObject({
  NotAction: notEmulated,
  NotResource: notEmulated,
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: Texts,
  Resource: Texts,
  Condition: v.optional(Conditions, {}),
});

/** What one statement grants: an action on what a pattern of ARNs stands for. */
export interface Grant {
  /** Id of the statement. */
  readonly statement: string;
  readonly principal: string;
  /** As the statement has it, wildcards included. */
  readonly action: string;
  /** As the statement has it, wildcards included. */
  readonly resource: string;
}

/** One statement of a policy, ready to be asked. */
export interface Statement {
  /** `<logical id of the role>#<index>`, or the logical id of the AWS::Lambda::Permission. */
  readonly id: string;
  /** Logical id of the role, or the name of an AWS service. */
  readonly principal: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** What its condition lists for all values of a key. */
  readonly listed: readonly ListedValue[];
  /** The part of the statement that a permission falls under; undefined when none does. */
  readonly covering: (permission: Permission) => Grant | undefined;
}

interface Pattern {
  readonly text: string;
  readonly matches: Match;
}

const noContext: ConditionContext = {};

/**
 * Makes a statement out of its parsed source.
 * @throws {Error} it uses something that the local cloud does not emulate
 */
export const readStatement = (
  { id, principal }: { readonly id: string; readonly principal: string },
  { Effect, Action, Resource, Condition }: v.InferOutput<typeof StatementSource>,
): Statement => {
  const actions = Action.map((text): Pattern => ({ text, matches: actionPattern(text) }));
  const resources = Resource.map((text): Pattern => ({ text, matches: wildcard(text) }));
  const fulfilled = compileCondition(Condition);
  return {
    id,
    principal,
    effect: Effect,
    actions: Action,
    resources: Resource,
    listed: Effect === 'Allow' ? listValues(Condition) : [],
    covering: (permission) => {
      const action = actions.find(({ matches }) => matches(permission.action));
      const resource = resources.find(({ matches }) => matches(permission.resource));
      if (!action || !resource || !fulfilled(permission.context ?? noContext)) return undefined;
      return { statement: id, principal, action: action.text, resource: resource.text };
    },
  };
};

/** All that a statement grants, each action with each resource. */
export const listGrants = ({ id, principal, effect, actions, resources }: Statement): readonly Grant[] =>
  effect === 'Deny'
    ? []
    : actions.flatMap((action) =>
        resources.map((resource) => ({ statement: id, principal, action, resource })),
      );
