import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import { ServiceError } from '../aws/service-error.ts';

const Policy = v.object({
  MinimumLength: v.optional(v.number(), 8),
  RequireLowercase: v.optional(v.boolean(), false),
  RequireUppercase: v.optional(v.boolean(), false),
  RequireNumbers: v.optional(v.boolean(), false),
  RequireSymbols: v.optional(v.boolean(), false),
});
type Policy = v.InferOutput<typeof Policy>;

/** What a user pool asks of passwords that says nothing of them. */
const usual: Policy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

const Pool = v.object({ Policies: v.optional(v.object({ PasswordPolicy: v.optional(Policy, usual) })) });

/** What a policy may ask for, and what is missing in a password without it. */
const rules = [
  { asked: 'RequireLowercase', needs: /[a-z]/, missing: 'lowercase characters' },
  { asked: 'RequireUppercase', needs: /[A-Z]/, missing: 'uppercase characters' },
  { asked: 'RequireNumbers', needs: /\d/, missing: 'numeric characters' },
  { asked: 'RequireSymbols', needs: /[$^*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/, missing: 'symbol characters' },
] as const;

const findFault = (password: string, policy: Policy): string | undefined => {
  if (password.length < policy.MinimumLength) return 'Password not long enough';
  const broken = rules.find(({ asked, needs }) => policy[asked] && !needs.test(password));
  return broken && `Password must have ${broken.missing}`;
};

/**
 * Holds passwords to the policy of a user pool, those that administrators give included
 * (docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html).
 * @throws {ServiceError} InvalidPasswordException
 */
export const passwordCheck = (pool: Pick<Resource, 'properties'> | undefined) => {
  const policy = v.parse(Pool, pool?.properties ?? {}).Policies?.PasswordPolicy ?? usual;
  return (password: string): void => {
    const fault = findFault(password, policy);
    if (fault === undefined) return;
    throw new ServiceError(
      'InvalidPasswordException',
      `Password did not conform with password policy: ${fault}`,
    );
  };
};
