import * as v from 'valibot';
import type { Grant } from './statement.ts';

const Grants = v.array(
  v.object({ statement: v.string(), principal: v.string(), action: v.string(), resource: v.string() }),
);

const keyOf = ({ statement, action, resource }: Grant): string =>
  JSON.stringify([statement, action, resource]);

/** Which grants calls have used. Several runs are put together by way of JSON. */
export class Usage {
  readonly #used = new Map<string, Grant>();

  /** Notes that an allowed call made use of a grant. */
  add(grant: Grant): void {
    this.#used.set(keyOf(grant), grant);
  }

  /**
   * Adds what another run wrote with `JSON.stringify`.
   * @throws {Error} it is not that
   */
  merge(json: string): void {
    v.parse(Grants, JSON.parse(json)).forEach((grant) => {
      this.add(grant);
    });
  }

  /** Those of the grants that no call ever used. */
  unused(grants: readonly Grant[]): readonly Grant[] {
    return grants.filter((grant) => !this.#used.has(keyOf(grant)));
  }

  /** What was noted, which is forgotten with that. */
  take(): readonly Grant[] {
    const taken = [...this.#used.values()];
    this.#used.clear();
    return taken;
  }

  /** What JSON.stringify takes. */
  toJSON(): readonly Grant[] {
    return [...this.#used.values()];
  }
}
