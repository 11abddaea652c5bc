import {
  AdminGetUserCommand,
  UserNotFoundException,
  type AttributeType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { deriveUserId } from '../../domain/user.ts';
import type { Deployment } from '../../lib/deployment-parameter.ts';
import { createUser } from '../shared/create-user.ts';
import { makeTemporaryPassword } from '../shared/temporary-password.ts';
import { PersonInvalid, type Person } from './person.ts';

/** Where somebody signs in. */
export type SignInPlace = Pick<Deployment, 'issuer' | 'userPoolId' | 'userClaim'>;

/** Somebody who was made in the user pool, and with what they sign in for the first time. */
export interface FirstPassword {
  readonly username: string;
  readonly password: string;
}

/** How people who were made in the user pool get their first password. */
export interface Invitations {
  /** Cognito mails it, which lets in whoever reads the mailbox; else somebody hands it over. */
  readonly byMail: boolean;
}

/** Finds the key of people in the directory, and lets people sign in whom the stack's own user pool does not know. */
export class Who {
  readonly #place: SignInPlace;
  readonly #userPools: CognitoIdentityProviderClient;
  readonly #invitations: Invitations;
  readonly #passwords: FirstPassword[] = [];

  /** @param invitations for whoever is made: nobody is where people are only looked up */
  constructor(
    place: SignInPlace,
    userPools: CognitoIdentityProviderClient,
    invitations: Invitations = { byMail: false },
  ) {
    this.#place = place;
    this.#userPools = userPools;
    this.#invitations = invitations;
  }

  /** What is to be handed over, in the order in which people were made. */
  get passwords(): readonly FirstPassword[] {
    return this.#passwords;
  }

  /**
   * The key of somebody, who is made in the user pool if only a user name tells who it is and nobody has it.
   * @throws {PersonInvalid} they can't be named so
   */
  async reach(person: Person): Promise<string> {
    return (await this.find(person.identity)) ?? this.#invite(person);
  }

  /**
   * The key of somebody; undefined for a user name that the user pool does not know.
   * @throws {PersonInvalid} the deployment has no user pool of its own, or knows its users by another claim
   */
  async find({ by, value }: Person['identity']): Promise<string | undefined> {
    if (by === 'userId') return value;
    if (by === 'subject') return this.#deriveId(value);
    const get = new AdminGetUserCommand({ UserPoolId: this.#userPool(), Username: value });
    const found = await this.#userPools.send(get).catch((error: unknown) => {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    });
    return found && this.#deriveId(findSubject(found.UserAttributes));
  }

  async #invite({ identity, values: { email = '' } }: Person): Promise<string> {
    const username = identity.value;
    const password = this.#invitations.byMail ? undefined : makeTemporaryPassword();
    const user = { userPoolId: this.#userPool(), username, email, password };
    const attributes = await createUser(this.#userPools, user);
    if (password !== undefined) this.#passwords.push({ username, password });
    return this.#deriveId(findSubject(attributes));
  }

  #deriveId(subject: string): string {
    return deriveUserId(this.#place.issuer, subject);
  }

  #userPool(): string {
    const { userPoolId, userClaim } = this.#place;
    if (userPoolId !== undefined && userClaim === 'sub') return userPoolId;
    throw new PersonInvalid(
      `username is for the stack's own user pool; here tokens name people by the claim ${userClaim} of ${this.#place.issuer}: give that as subject`,
    );
  }
}

const findSubject = (attributes: readonly AttributeType[] = []): string => {
  const subject = attributes.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new Error('The user pool says no subject of its user');
  return subject;
};
