import { randomBytes } from 'node:crypto';
import { place } from './place.ts';
import type { Caller } from './operation.ts';

/** Whoever signs with no access key of a role: may do everything, as `aws --endpoint-url …` needs it. */
export const personAtLaptop: Caller = { arn: `arn:${place.partition}:iam::${place.account}:user/laptop` };

/** The environment variables that an SDK reads credentials from. */
export type CredentialVariables = Readonly<
  Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_SESSION_TOKEN', string>
>;

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An id of temporary credentials: `ASIA` and 16 letters or digits. */
const accessKeyId = (): string => `ASIA${[...randomBytes(16)].map((byte) => base32[byte % 32]).join('')}`;

/**
 * The access keys of roles. A caller is whoever a request's signature names; the signature itself is not verified,
 * because everything here is on one machine and the question is what a role may do, not who has its keys.
 */
export class Credentials {
  readonly #callers = new Map<string, Caller>();

  /** Makes an access key for a role. */
  issue(caller: Caller): CredentialVariables {
    const id = accessKeyId();
    this.#callers.set(id, caller);
    return {
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: randomBytes(30).toString('base64'),
      AWS_SESSION_TOKEN: randomBytes(96).toString('base64'),
    };
  }

  /**
   * @param authorization the header of a request signed with Signature Version 4
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
   */
  findCaller(authorization = ''): Caller {
    const [, id = ''] = /\bCredential=([^/,\s]+)\//.exec(authorization) ?? [];
    return this.#callers.get(id) ?? personAtLaptop;
  }
}
