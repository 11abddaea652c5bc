import {
  paginateDescribeParameters,
  paginateGetParameterHistory,
  type ParameterMetadata,
} from '@aws-sdk/client-ssm';
import {
  optionDefinition,
  optionNames,
  parseOption,
  parseOptions,
  type OptionName,
  type Options,
} from '../../domain/options/options.ts';
import { requireWithinAuthority } from '../../domain/options/validity.ts';
import { putOption } from './put-option.ts';
import { readOptionValues } from './read-values.ts';
import { askAuthorityEnd, type AdministratorClients } from './authority.ts';

/** One option as Parameter Store has it. */
export interface OptionNow {
  readonly name: OptionName;
  /** Undefined when the parameter is not there. */
  readonly value: string | undefined;
  readonly initial: string;
  /** Whether it holds something else than at first. */
  readonly differs: boolean;
  readonly allowed: string;
  /** ARN of who wrote it last, and when; undefined when Parameter Store does not say. */
  readonly changedBy: string | undefined;
  readonly changedAt: Date | undefined;
}

/** What an option held from some time on. */
export interface OptionVersion {
  /** Counts from 1. */
  readonly version: number;
  readonly value: string;
  /** ARN of who wrote it, and when; undefined when Parameter Store does not say. */
  readonly changedBy: string | undefined;
  readonly changedAt: Date | undefined;
}

/** What an administrator changed. */
export interface Change {
  readonly before: string | undefined;
  readonly after: string;
  /** Why it was not held against the end of the CA; undefined when it was. */
  readonly uncheckedEnd: string | undefined;
}

type LastChange = Pick<ParameterMetadata, 'LastModifiedUser' | 'LastModifiedDate'>;

const toOptionNow = (name: OptionName, value: string | undefined, change: LastChange = {}): OptionNow => {
  const { initial, allowed } = optionDefinition(name);
  const { LastModifiedUser: changedBy, LastModifiedDate: changedAt } = change;
  return { name, value, initial, differs: value !== initial, allowed, changedBy, changedAt };
};

/** The options of one deployment, as its administrator reads and changes them. */
export class AdministratedOptions {
  readonly #clients: AdministratorClients;
  readonly #path: string;
  readonly #now: () => Date;

  /** @param path under which the parameters stand, without a slash at its end */
  constructor(clients: AdministratorClients, path: string, now: () => Date) {
    this.#clients = clients;
    this.#path = path;
    this.#now = now;
  }

  /** Every option, with who changed it last. */
  async list(): Promise<readonly OptionNow[]> {
    const [values, changes] = [await readOptionValues(this.#clients.ssm, this.#path), await this.#changes()];
    return optionNames.map((name) => toOptionNow(name, values.get(name), changes.get(name)));
  }

  /** One option, with who changed it last. */
  async get(name: OptionName): Promise<OptionNow> {
    const values = await readOptionValues(this.#clients.ssm, this.#path);
    return toOptionNow(name, values.get(name), (await this.#changes()).get(name));
  }

  /**
   * What an option held so far, the oldest first; Parameter Store keeps the last hundred.
   * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
   * @throws {ParameterNotFound} the parameter is not there
   */
  async history(name: OptionName): Promise<readonly OptionVersion[]> {
    const versions: OptionVersion[] = [];
    const pages = paginateGetParameterHistory(
      { client: this.#clients.ssm },
      { Name: `${this.#path}/${name}` },
    );
    for await (const { Parameters = [] } of pages)
      for (const { Version: version = 0, Value: value = '', ...rest } of Parameters) {
        const { LastModifiedUser: changedBy, LastModifiedDate: changedAt } = rest;
        versions.push({ version, value, changedBy, changedAt });
      }
    return versions;
  }

  /**
   * Writes what an option holds at first.
   * @throws {OptionInvalid} as `set` does: other options, or the CA, may be such that it is wrong now
   */
  reset(name: OptionName): Promise<Change> {
    return this.set(name, optionDefinition(name).initial);
  }

  /**
   * Writes a value that orders can work with.
   * @throws {OptionInvalid} says what the option may hold, that no kind of certificate would be left, or when
   * certificates would end and when the CA does
   */
  async set(name: OptionName, value: string): Promise<Change> {
    parseOption(name, value);
    const values = await readOptionValues(this.#clients.ssm, this.#path);
    const options = parseOptions({ ...Object.fromEntries(values), [name]: value });
    const uncheckedEnd = await this.#checkEnd(options);
    await putOption(this.#clients.ssm, this.#path, name, value);
    return { before: values.get(name), after: value, uncheckedEnd };
  }

  async #checkEnd(options: Options): Promise<string | undefined> {
    const asked = await askAuthorityEnd(this.#clients, this.#path, this.#now);
    if ('unknown' in asked) return asked.unknown;
    requireWithinAuthority(options, asked.end, this.#now());
    return undefined;
  }

  async #changes() {
    const filter = { Key: 'Path', Option: 'Recursive', Values: [this.#path] };
    const pages = paginateDescribeParameters({ client: this.#clients.ssm }, { ParameterFilters: [filter] });
    const changes = new Map<string, LastChange>();
    for await (const { Parameters = [] } of pages)
      for (const { Name = '', ...parameter } of Parameters) changes.set(this.#toOptionName(Name), parameter);
    return changes;
  }

  #toOptionName(parameter: string): string {
    return parameter.slice(this.#path.length + 1);
  }
}
