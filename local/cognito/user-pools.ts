import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Template } from '../assembly/template.ts';
import { operation, type Permission, type Service } from '../aws/operation.ts';
import { formatArn } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import type { SignIn } from './service.ts';

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
  readonly Attributes: readonly { readonly Name: string; readonly Value: string }[];
  readonly UserCreateDate: number;
  readonly UserLastModifiedDate: number;
  readonly Enabled: true;
  readonly UserStatus: 'FORCE_CHANGE_PASSWORD';
}

const findAttribute = ({ Attributes: all }: PoolUser, name: string): string =>
  all.find(({ Name }) => Name === name)?.Value ?? '';

/** The users of the template's user pool, as far as administrators make, find and delete them. */
class UserPool {
  readonly #id: string;
  readonly #clock: Clock;
  readonly #signIn: Pick<SignIn, 'addUser' | 'removeUser'>;
  readonly #users = new Map<string, PoolUser>();

  constructor(id: string, clock: Clock, signIn: Pick<SignIn, 'addUser' | 'removeUser'>) {
    [this.#id, this.#clock, this.#signIn] = [id, clock, signIn];
  }

  /** @throws {ServiceError} UsernameExistsException */
  async create({
    UserPoolId,
    Username,
    UserAttributes,
  }: v.InferOutput<typeof CreateCall>): Promise<PoolUser> {
    this.#require(UserPoolId);
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

/** Cognito's API for administrators: whom they make can sign in, without a password as everybody here. */
export const userPools = (
  { resources }: Pick<Template, 'resources'>,
  clock: Clock,
  signIn: Pick<SignIn, 'addUser' | 'removeUser'>,
): Service => {
  const pool = new UserPool(resources('AWS::Cognito::UserPool')[0]?.name ?? '', clock, signIn);
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
