import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import { patched, type Mutant } from './mutant.ts';

/** What the tests said of patched code. */
export type Outcome = 'red' | 'green' | 'no test ran';

/**
 * The project's tests over code that is patched while it is loaded: the files stay as they are. One Vitest
 * serves all runs, so that a run costs little more than its tests.
 */
export class PatchedTests {
  #mutant: Mutant | undefined;
  readonly #vitest: Promise<Vitest>;

  constructor() {
    const transform = (code: string, id: string) =>
      this.#mutant && id === path.resolve(this.#mutant.file) ? patched(this.#mutant, code) : undefined;
    this.#vitest = createVitest(
      'test',
      { watch: false, reporters: [{}], testTimeout: 10_000, maxWorkers: 1 },
      { plugins: [{ name: 'mutant', enforce: 'pre', transform }] },
    );
  }

  /**
   * Runs the tests of a mutant over its patched code.
   * @throws {Error} the patch does not fit the code: that must not pass for tests that noticed
   */
  async run(mutant: Mutant): Promise<Outcome> {
    patched(mutant, readFileSync(mutant.file, 'utf8'));
    this.#mutant = mutant;
    try {
      return await this.#runTests(mutant);
    } finally {
      this.#mutant = undefined;
      (await this.#vitest).invalidateFile(path.resolve(mutant.file));
    }
  }

  /** Runs the same tests over the code as it is: `green`, or no mutant proves anything. */
  async runUnpatched(mutant: Mutant): Promise<Outcome> {
    return this.#runTests(mutant);
  }

  async close(): Promise<void> {
    await (await this.#vitest).close();
  }

  async #runTests({ file, tests, testName }: Mutant): Promise<Outcome> {
    const vitest = await this.#vitest;
    vitest.invalidateFile(path.resolve(file));
    if (testName === undefined) vitest.resetGlobalTestNamePattern();
    else vitest.setGlobalTestNamePattern(testName);
    const specifications = await vitest.globTestSpecifications([...tests]);
    const result = await vitest.runTestSpecifications(specifications);
    const wanted = new Set(specifications.map(({ moduleId }) => moduleId));
    const modules = result.testModules.filter(({ moduleId }) => wanted.has(moduleId));
    if (modules.some((module) => !module.ok())) return 'red';
    const ran = modules.flatMap((module) => [...module.children.allTests('passed')]);
    return ran.length > 0 ? 'green' : 'no test ran';
  }
}
