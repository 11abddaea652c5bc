import type { Caller, Permission } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import { listGrants, type Grant, type Statement } from './statement.ts';
import { Usage, type AllowedValue } from './usage.ts';

/** A permission that a caller asked for and did not have. */
export interface Refusal extends Permission {
  readonly caller: Caller;
}

/** An AWS service as the caller of a function, such as `apigateway.amazonaws.com`. */
export const serviceCaller = (principal: string): Caller => ({ arn: principal, role: principal });

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
const accessDenied = ({ caller, action, resource }: Refusal, denied: boolean): ServiceError => {
  const kind = caller.arn.startsWith('arn:') ? 'identity-based' : 'resource-based';
  const reason = denied
    ? 'with an explicit deny in an identity-based policy'
    : `because no ${kind} policy allows the ${action} action`;
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  return new ServiceError('AccessDeniedException', message);
};

/**
 * Decides what callers may do, by the policies of the template: a Deny counts before any Allow, and what nothing
 * allows is refused. The person at the laptop, a caller without a role, may do everything.
 */
export class Authorizer {
  readonly statements: readonly Statement[];
  /** Which grants calls could not have done without so far. */
  readonly usage = new Usage();
  /** Everything that was refused so far. */
  readonly refusals: Refusal[] = [];

  constructor(statements: readonly Statement[]) {
    this.statements = statements;
  }

  /**
   * @param permissions all of which the caller has to have
   * @throws {ServiceError} AccessDeniedException
   */
  check(caller: Caller, permissions: readonly Permission[]): void {
    const { role } = caller;
    if (role === undefined) return;
    const allowing = permissions.map((permission) => this.#grantsFor({ ...caller, role }, permission));
    for (const [grant, another] of allowing) if (grant && !another) this.usage.add(grant);
    const used = new Set(allowing.flat().map(({ statement }) => statement));
    for (const statement of this.statements.filter(({ id }) => used.has(id)))
      for (const permission of permissions)
        if (statement.covering(permission)) this.usage.addValues(statement, permission);
  }

  /**
   * The grants without which every call so far would have been allowed as well: no call made use of them, or another
   * statement allows the same. So without any one of all others, some call would have been refused.
   */
  unused(): readonly Grant[] {
    return this.usage.unused(this.statements.flatMap(listGrants));
  }

  /** The values that conditions allow, such as attributes, and no request had. */
  unusedValues(): readonly AllowedValue[] {
    return this.usage.unusedValues(this.statements);
  }

  #grantsFor(caller: Caller & { readonly role: string }, permission: Permission): readonly Grant[] {
    const findGrants = (wanted: Statement['effect']): readonly Grant[] =>
      this.statements
        .filter(({ principal, effect }) => principal === caller.role && effect === wanted)
        .map((statement) => statement.covering(permission))
        .filter((grant) => grant !== undefined);
    const isDenied = findGrants('Deny').length > 0;
    const allowing = findGrants('Allow');
    if (allowing.length > 0 && !isDenied) return allowing;
    const refusal = { caller, ...permission };
    this.refusals.push(refusal);
    throw accessDenied(refusal, isDenied);
  }
}
