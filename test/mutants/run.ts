/**
 * Breaks each rule once and sees the tests go red: `npm run test:mutants`, or `npm run test:mutants -- WORDS`
 * for the rules that contain these words.
 */
import { mutants } from './all.ts';
import type { Mutant } from './mutant.ts';
import { PatchedTests } from './patched-tests.ts';

const words = process.argv.slice(2).join(' ');
const chosen = mutants.filter(({ rule }) => rule.includes(words));

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

console.log(
  `\n${(chosen.length - unnoticed.length).toString()} of ${chosen.length.toString()} broken rules were noticed`,
);
for (const rule of unnoticed) console.log(`not noticed, or not green before: ${rule}`);
process.exitCode = chosen.length > 0 && unnoticed.length === 0 ? 0 : 1;
