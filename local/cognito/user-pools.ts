import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Resource, Template } from '../assembly/template.ts';
import { operation, type Permission, type Service } from '../aws/operation.ts';
import { formatArn } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import type { SignIn } from './service.ts';
import { passwordCheck } from './password-policy.ts';
import { requireSignInPolicy } from './sign-in-policy.ts';
import { attributesCheck, type UserAttribute } from './user-attributes.ts';

const Attributes = v.optional(v.array(v.strictObject({ Name: v.string(), Value: v.string() })), []);

// docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
const username = v.pipe(v.string(), v.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u));

const UserCall = v.strictObject({ UserPoolId: v.string(), Username: username });

const CreateCall = v.strictObject({
  ...UserCall.entries,
  UserAttributes: Attributes,
  DesiredDeliveryMediums: v.optional(v.array(v.picklist(['EMAIL']))),
  MessageAction: v.optional(v.picklist(['SUPPRESS'])),
  TemporaryPassword: v.optional(v.string()),
});

interface PoolUser {
  readonly Username: string;
  readonly Attributes: readonly UserAttribute[];
  readonly UserCreateDate: number;
  readonly UserLastModifiedDate: number;
  readonly Enabled: true;
  readonly UserStatus: 'FORCE_CHANGE_PASSWORD';
}

const findAttribute = ({ Attributes: all }: PoolUser, name: string): string =>
  all.find(({ Name }) => Name === name)?.Value ?? '';

const refuseUndeliverable = ({
  DesiredDeliveryMediums = [],
  MessageAction,
  UserAttributes,
}: v.InferOutput<typeof CreateCall>): void => {
  if (MessageAction === 'SUPPRESS' || !DesiredDeliveryMediums.includes('EMAIL')) return;
  if (UserAttributes.some(({ Name }) => Name === 'email')) return;
  throw new ServiceError(
    'InvalidParameterException',
    'No email provided but desired delivery medium was Email',
  );
};

/** The users of the template's user pool, as far as administrators make, find and delete them. */
class UserPool {
  readonly #id: string;
  readonly #clock: Clock;
  readonly #signIn: Pick<SignIn, 'addUser' | 'removeUser'>;
  readonly #users = new Map<string, PoolUser>();
  readonly #checkAttributes: ReturnType<typeof attributesCheck>;
  readonly #checkPassword: ReturnType<typeof passwordCheck>;

  constructor(pool: Resource | undefined, clock: Clock, signIn: Pick<SignIn, 'addUser' | 'removeUser'>) {
    [this.#id, this.#clock, this.#signIn] = [pool?.name ?? '', clock, signIn];
    this.#checkAttributes = attributesCheck(pool);
    this.#checkPassword = passwordCheck(pool);
  }

  /** @throws {ServiceError} UsernameExistsException, InvalidParameterException, InvalidPasswordException */
  async create(call: v.InferOutput<typeof CreateCall>): Promise<PoolUser> {
    const { UserPoolId, Username, UserAttributes, TemporaryPassword } = call;
    this.#require(UserPoolId);
    this.#checkAttributes(UserAttributes);
    if (TemporaryPassword !== undefined) this.#checkPassword(TemporaryPassword);
    refuseUndeliverable(call);
    const known = Username.toLowerCase();
    if (this.#users.has(known))
      throw new ServiceError('UsernameExistsException', 'User account already exists');
    const at = this.#clock.now() / 1000;
    const user: PoolUser = {
      Username,
      Attributes: [...UserAttributes, { Name: 'sub', Value: randomUUID() }],
      ...{ UserCreateDate: at, UserLastModifiedDate: at },
      ...{ Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' },
    };
    this.#users.set(known, user);
    const [subject, email] = [findAttribute(user, 'sub'), findAttribute(user, 'email')];
    await this.#signIn.addUser({ subject, name: Username, email, hint: 'of the user pool' });
    return user;
  }

  /** @throws {ServiceError} UserNotFoundException */
  find({ UserPoolId, Username }: v.InferOutput<typeof UserCall>): PoolUser {
    this.#require(UserPoolId);
    const user = this.#users.get(Username.toLowerCase());
    if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.');
    return user;
  }

  /** @throws {ServiceError} UserNotFoundException */
  async delete(call: v.InferOutput<typeof UserCall>): Promise<void> {
    const user = this.find(call);
    this.#users.delete(user.Username.toLowerCase());
    await this.#signIn.removeUser(findAttribute(user, 'sub'));
  }

  #require(id: string): void {
    if (id === this.#id) return;
    throw new ServiceError('ResourceNotFoundException', `User pool ${id} does not exist.`);
  }
}

const allow = (action: string, { UserPoolId }: { readonly UserPoolId: string }): readonly Permission[] => [
  { action: `cognito-idp:${action}`, resource: formatArn('cognito-idp', `userpool/${UserPoolId}`) },
];

/**
 * Cognito's API for administrators: whom they make can sign in, without a password as everybody here.
 * @throws {TemplateError} Cognito would not take the user pool
 */
export const userPools = (
  template: Pick<Template, 'resources'>,
  clock: Clock,
  signIn: Pick<SignIn, 'addUser' | 'removeUser'>,
): Service => {
  const pools = template.resources('AWS::Cognito::UserPool');
  for (const pool of pools) requireSignInPolicy(pool, template);
  const pool = new UserPool(pools[0], clock, signIn);
  return {
    name: 'cognito-idp',
    operations: {
      AdminCreateUser: operation(CreateCall, {
        permissions: (input) => allow('AdminCreateUser', input),
        perform: async (input) => ({ User: await pool.create(input) }),
      }),
      AdminGetUser: operation(UserCall, {
        permissions: (input) => allow('AdminGetUser', input),
        perform: (input) => {
          const { Attributes: UserAttributes, ...user } = pool.find(input);
          return { ...user, UserAttributes };
        },
      }),
      AdminDeleteUser: operation(UserCall, {
        permissions: (input) => allow('AdminDeleteUser', input),
        perform: async (input) => {
          await pool.delete(input);
          return {};
        },
      }),
    },
  };
};
