import {
  GetParameterCommand,
  paginateGetParametersByPath,
  type Parameter,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { parseOption, parseOptions, type OptionName, type Options } from '../../../domain/options/options.ts';
import { renewalApprovals } from '../../../domain/order/order-states.ts';
import { remember } from './remembered.ts';

// Parameter Store lets an account read 40 times a second: without it, many who start at once would be turned away.
const maxAgeMs = 30_000;

/** Every option, with the version of each parameter. */
export interface ReadOptions {
  readonly options: Options;
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * The options as Parameter Store holds them, checked. What an instance of a function has read it goes by for 30 seconds,
 * unless it was nothing to go by: then the next read asks again.
 */
export class OptionParameters {
  /**
   * Every option, as it was at most 30 seconds ago.
   * @throws {OptionInvalid} names the parameter, what it holds and what it may hold
   */
  readonly all: () => Promise<ReadOptions>;
  /**
   * How old a sign-in may be, as the option was at most 30 seconds ago.
   * @throws {OptionInvalid}
   */
  readonly signInAge: () => Promise<string>;
  /**
   * Days before the end at which users are reminded, as the option is now.
   * @throws {OptionInvalid}
   */
  readonly reminders: () => Promise<string>;
  /**
   * From when on phones renew, as the option was at most 30 seconds ago.
   * @throws {OptionInvalid}
   */
  readonly renewalFrom: () => Promise<string>;
  /**
   * What a renewal asks of its user, as the option was at most 30 seconds ago.
   * @throws {OptionInvalid}
   */
  readonly renewalApproval: () => Promise<Options['renewal-approval']>;
  readonly #client: SSMClient;
  readonly #path: string;

  /** @param path under which all parameters stand, such as `/get-mobile-id/options` */
  constructor(client: SSMClient, path: string, now: () => Date) {
    this.#client = client;
    this.#path = path;
    this.all = remember(maxAgeMs, now, () => this.allNow());
    this.signInAge = remember(maxAgeMs, now, () => this.#one('sign-in-age'));
    this.renewalFrom = remember(maxAgeMs, now, () => this.#one('renewal-from'));
    this.renewalApproval = remember(maxAgeMs, now, async () =>
      v.parse(v.picklist(renewalApprovals), await this.#one('renewal-approval')),
    );
    this.reminders = () => this.#one('reminders');
  }

  /**
   * Every option as it is now.
   * @throws {OptionInvalid} names the parameter, what it holds and what it may hold
   */
  async allNow(): Promise<ReadOptions> {
    const found: Parameter[] = [];
    const pages = paginateGetParametersByPath(
      { client: this.#client },
      { Path: this.#path, Recursive: true },
    );
    for await (const { Parameters } of pages) found.push(...(Parameters ?? []));
    const entries = found.map(({ Name = '', Value = '', Version = 0 }) => {
      return { name: Name.slice(this.#path.length + 1), value: Value, version: Version };
    });
    return {
      options: parseOptions(Object.fromEntries(entries.map(({ name, value }) => [name, value]))),
      versions: Object.fromEntries(entries.map(({ name, version }) => [name, version])),
    };
  }

  async #one(name: OptionName): Promise<string> {
    const { Parameter } = await this.#client.send(new GetParameterCommand({ Name: `${this.#path}/${name}` }));
    return parseOption(name, Parameter?.Value);
  }
}
