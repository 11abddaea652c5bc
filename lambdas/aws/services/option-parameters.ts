import {
  GetParameterCommand,
  paginateGetParametersByPath,
  type Parameter,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import type { OptionName } from '../../../domain/options/options.ts';

/** Values and versions of parameters, by the option's name. */
export interface ParameterValues {
  readonly values: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, number>>;
}

/** The options as Parameter Store holds them, unchecked. */
export class OptionParameters {
  readonly #client: SSMClient;
  readonly #path: string;

  /** @param path under which all parameters stand, such as `/get-mobile-id/options` */
  constructor(client: SSMClient, path: string) {
    this.#client = client;
    this.#path = path;
  }

  /** Reads every option with its version. */
  async all(): Promise<ParameterValues> {
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
      values: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
      versions: Object.fromEntries(entries.map(({ name, version }) => [name, version])),
    };
  }

  /** Reads one option; undefined when its parameter holds nothing. */
  async one(name: OptionName): Promise<string | undefined> {
    const { Parameter } = await this.#client.send(new GetParameterCommand({ Name: `${this.#path}/${name}` }));
    return Parameter?.Value;
  }
}
