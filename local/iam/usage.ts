import type { Grant } from './statement.ts';

const keyOf = ({ statement, action, resource }: Grant): string =>
  JSON.stringify([statement, action, resource]);

/** Which grants calls have needed. */
export class Usage {
  readonly #needed = new Set<string>();

  /** Notes that a call was allowed by a grant alone. */
  add(grant: Grant): void {
    this.#needed.add(keyOf(grant));
  }

  /** Those of the grants that no call needed. */
  unused(grants: readonly Grant[]): readonly Grant[] {
    return grants.filter((grant) => !this.#needed.has(keyOf(grant)));
  }
}
