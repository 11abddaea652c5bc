import { paginateDescribeParameters, type ParameterMetadata } from '@aws-sdk/client-ssm';
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
  readonly allowed: string;
  /** ARN of who wrote it last, and when; undefined when Parameter Store does not say. */
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
    return optionNames.map((name) => {
      const { initial, allowed } = optionDefinition(name);
      const { LastModifiedUser: changedBy, LastModifiedDate: changedAt } = changes.get(name) ?? {};
      return { name, value: values.get(name), initial, allowed, changedBy, changedAt };
    });
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
    const changes = new Map<string, Pick<ParameterMetadata, 'LastModifiedUser' | 'LastModifiedDate'>>();
    for await (const { Parameters = [] } of pages)
      for (const { Name = '', ...parameter } of Parameters) changes.set(this.#toOptionName(Name), parameter);
    return changes;
  }

  #toOptionName(parameter: string): string {
    return parameter.slice(this.#path.length + 1);
  }
}
