import type { Permission } from '../aws/operation.ts';
import type { Grant, Statement } from './statement.ts';

/** A value that a statement's condition allows for a key. */
export interface AllowedValue {
  /** Id of the statement. */
  readonly statement: string;
  readonly principal: string;
  readonly key: string;
  readonly value: string;
}

const toKey = ({ statement, action, resource }: Grant): string =>
  JSON.stringify([statement, action, resource]);

/** Which grants calls have needed. */
export class Usage {
  readonly #needed = new Set<string>();
  readonly #values = new Set<string>();

  /** Notes that a call was allowed by a grant alone. */
  add(grant: Grant): void {
    this.#needed.add(toKey(grant));
  }

  /** Those of the grants that no call needed. */
  unused(grants: readonly Grant[]): readonly Grant[] {
    return grants.filter((grant) => !this.#needed.has(toKey(grant)));
  }

  /** Notes which of a statement's allowed values a request has that the statement allowed. */
  addValues({ id, listed }: Statement, { context = {} }: Permission): void {
    for (const { key, value, isIn } of listed)
      if (isIn(context)) this.#values.add(JSON.stringify([id, key, value]));
  }

  /** The values that conditions allow and no request had. */
  unusedValues(statements: readonly Statement[]): readonly AllowedValue[] {
    return statements.flatMap(({ id, principal, listed }) =>
      listed
        .filter(({ key, value }) => !this.#values.has(JSON.stringify([id, key, value])))
        .map(({ key, value }) => ({ statement: id, principal, key, value })),
    );
  }
}
