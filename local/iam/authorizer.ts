import type { Caller, Permission } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import { grantsOf, type Grant, type Statement } from './statement.ts';
import { Usage } from './usage.ts';

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
  /** Which grants calls have used so far. */
  readonly usage = new Usage();
  /** Everything that was refused so far. */
  readonly refusals: Refusal[] = [];
  readonly #suspended = new Set<string>();

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
    const used = permissions.map((permission) => this.#grantFor({ ...caller, role }, permission));
    used.forEach((grant) => {
      this.usage.add(grant);
    });
  }

  /** The grants that no call ever used; of two that both allow a call, the first counts as used. */
  unused(): readonly Grant[] {
    return this.usage.unused(this.statements.flatMap(grantsOf));
  }

  /**
   * Takes a statement out of its policy.
   * @returns puts it back
   * @throws {Error} there is no such statement
   */
  suspend(id: string): () => void {
    if (!this.statements.some((statement) => statement.id === id))
      throw new Error(`There is no statement ${id}`);
    this.#suspended.add(id);
    return () => {
      this.#suspended.delete(id);
    };
  }

  #grantFor(caller: Caller & { readonly role: string }, permission: Permission): Grant {
    const effective = this.statements.filter(
      ({ id, principal }) => principal === caller.role && !this.#suspended.has(id),
    );
    const grantOf = (wanted: Statement['effect']): Grant | undefined =>
      effective
        .filter(({ effect }) => effect === wanted)
        .map(({ covering }) => covering(permission))
        .find((grant) => grant !== undefined);
    const denied = grantOf('Deny');
    const allowed = grantOf('Allow');
    if (allowed && !denied) return allowed;
    const refusal = { caller, ...permission };
    this.refusals.push(refusal);
    throw accessDenied(refusal, denied !== undefined);
  }
}
