/** `npm run test:mutants`: breaks each rule once and sees the tests go red. */
import { Command } from 'commander';
import { mutants } from './all.ts';
import type { Mutant } from './mutant.ts';
import { PatchedTests } from './patched-tests.ts';

/** @returns the rules whose mutants no test noticed */
const unnoticedOf = async (chosen: readonly Mutant[]): Promise<readonly string[]> => {
  const tests = new PatchedTests();
  const unnoticed: string[] = [];
  // A rule counts as held only if the tests go red with its patch, and are green without it.
  const redBefore = await tests.redUnpatched([...new Set(chosen.flatMap((mutant) => mutant.tests))]);
  for (const file of redBefore) console.log(`red without any patch: ${file}`);
  const provesNothing = (mutant: Mutant): boolean =>
    mutant.tests.some((beginning) => redBefore.some((file) => file.startsWith(beginning)));
  for (const mutant of chosen) {
    const held = !provesNothing(mutant) && (await tests.notice(mutant));
    console.log(`${held ? 'red  ' : 'GREEN'} ${mutant.rule}`);
    if (!held) unnoticed.push(mutant.rule);
  }
  await tests.close();
  return unnoticed;
};

const run = async (texts: readonly string[]): Promise<void> => {
  const chosen = mutants.filter(
    ({ rule }) => texts.length === 0 || texts.some((text) => rule.includes(text)),
  );
  const unknown = texts.find((text) => !mutants.some(({ rule }) => rule.includes(text)));
  if (unknown !== undefined) {
    console.error(`No rule has these words: ${unknown}`);
    process.exitCode = 1;
    return;
  }
  const unnoticed = await unnoticedOf(chosen);
  const noticed = chosen.length - unnoticed.length;
  console.log(`\n${noticed.toString()} of ${chosen.length.toString()} broken rules were noticed`);
  for (const rule of unnoticed) console.log(`not noticed, or not green before: ${rule}`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
};

await new Command('npm run test:mutants --')
  .description('Breaks each rule once and sees the tests go red.')
  .argument('[words...]', 'only the rules that have one of these, such as: "forbidden transitions"')
  .action((words: readonly string[]) => run(words))
  .parseAsync();
