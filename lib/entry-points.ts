import type { Construct } from 'constructs';
import type { EntryPointName } from '../domain/entry-points.ts';
import { toPascalCase } from '../domain/text.ts';
import type { Configuration } from './configuration.ts';
import { EntryPoint, type EntryPointDefaults, type EntryPointOptions } from './entry-point.ts';

/** What revokes certificates and ends orders must not wait for what pages and phones ask. */
const closing: readonly EntryPointName[] = [
  'close-order',
  'revoke-certificates',
  'revoke-mobile-id',
  'follow-directory',
  'clean-up',
  'sweep',
];

/** What the entry points are made with. */
export interface EntryPointsProps extends EntryPointDefaults {
  readonly configuration: Pick<Configuration, 'closingConcurrency'>;
}

/** Every entry point of the app by its name: the phases add them, the process and the API look them up. */
export class EntryPoints {
  readonly #defaults: EntryPointDefaults;
  readonly #closing: Pick<EntryPointOptions, 'reservedConcurrentExecutions'>;
  readonly #added = new Map<string, EntryPoint>();

  constructor({ configuration, ...defaults }: EntryPointsProps) {
    this.#defaults = defaults;
    const { closingConcurrency: reservedConcurrentExecutions } = configuration;
    this.#closing = reservedConcurrentExecutions === undefined ? {} : { reservedConcurrentExecutions };
  }

  /**
   * Makes the function of an entry point, which may do nothing yet.
   * @param phase that it belongs to
   * @param name as in entry-points.ts of the model
   */
  add(phase: Construct, name: EntryPointName, options: EntryPointOptions): EntryPoint {
    const entryPoint = new EntryPoint(phase, toPascalCase(name), {
      ...this.#defaults,
      ...options,
      ...(closing.includes(name) && this.#closing),
      name,
    });
    this.#added.set(name, entryPoint);
    return entryPoint;
  }

  /**
   * The entry point of a name.
   * @throws {Error} no phase has added it
   */
  get(name: string): EntryPoint {
    const entryPoint = this.#added.get(name);
    if (entryPoint === undefined) throw new Error(`No phase has added the entry point ${name}`);
    return entryPoint;
  }
}
