import type { Template } from '../assembly/template.ts';
import type { Clock } from '../clock.ts';
import { Authorizer } from '../iam/authorizer.ts';
import { listStatements } from '../iam/policy.ts';
import { Calls } from './calls.ts';
import { Faults } from './faults.ts';
import { Quotas } from './quotas.ts';

/** Everything that stands between a caller and a service. */
export interface Middleware {
  /** The one way by which calls reach services, and what is noted of them. */
  readonly calls: Calls;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly authorizer: Authorizer;
}

/** Makes what stands between callers and services, with the policies of a template. */
export const createMiddleware = (clock: Clock, { resources }: Template): Middleware => {
  const roles = resources('AWS::IAM::Role');
  const authorizer = new Authorizer(
    listStatements({
      roles,
      policies: resources('AWS::IAM::Policy'),
      permissions: resources('AWS::Lambda::Permission'),
      roleId: (name) => roles.find((role) => role.name === name)?.id,
    }),
  );
  const [faults, quotas] = [new Faults(), new Quotas(clock)];
  return { authorizer, faults, quotas, calls: new Calls({ clock, faults, quotas, authorizer }) };
};
