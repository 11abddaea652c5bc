import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { patched, type Mutant } from './mutant.ts';

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
   * @returns whether as many of them fail as have to
   * @throws {Error} the patch does not fit the code: that must not pass for tests that noticed
   */
  async notice(mutant: Mutant): Promise<boolean> {
    patched(mutant, readFileSync(mutant.file, 'utf8'));
    this.#mutant = mutant;
    try {
      const red = await this.#red(mutant.tests, mutant);
      const failed = red.flatMap(({ children }) => [...children.allTests('failed')]);
      return mutant.failing === undefined ? red.length > 0 : failed.length === mutant.failing;
    } finally {
      this.#mutant = undefined;
      (await this.#vitest).invalidateFile(path.resolve(mutant.file));
    }
  }

  /**
   * Runs tests over the code as it is: those that are not green then prove nothing of any patch.
   * @returns their files, from the root of the project
   */
  async redUnpatched(tests: readonly string[]): Promise<readonly string[]> {
    return (await this.#red(tests)).map(({ moduleId }) => path.relative('.', moduleId));
  }

  async close(): Promise<void> {
    await (await this.#vitest).close();
  }

  /** Runs tests. @returns the files in which one failed */
  async #red(
    tests: readonly string[],
    { file, testName }: Partial<Mutant> = {},
  ): Promise<readonly TestModule[]> {
    const vitest = await this.#vitest;
    if (file !== undefined) vitest.invalidateFile(path.resolve(file));
    if (testName === undefined) vitest.resetGlobalTestNamePattern();
    else vitest.setGlobalTestNamePattern(testName);
    const specifications = await vitest.globTestSpecifications([...tests]);
    const result = await vitest.runTestSpecifications(specifications);
    const wanted = new Set(specifications.map(({ moduleId }) => moduleId));
    return result.testModules.filter((module) => wanted.has(module.moduleId) && !module.ok());
  }
}
