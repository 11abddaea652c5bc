/**
 * Breaks each rule once and sees the tests go red: `npm run test:mutants`, or with words that the rules to
 * break contain. The project's files stay as they are: patches are made while the tests load the code.
 */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { mutants } from './all.ts';
import type { Mutant } from './mutant.ts';

const ReportSchema = v.object({ numFailedTests: v.number(), numPassedTests: v.number() });

interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: 'red' | 'green' | 'broken';
  readonly detail: string;
}

const vitest = path.resolve('node_modules/vitest/vitest.mjs');
const args = [vitest, 'run', '--config', 'test/mutants/vitest.config.ts'];

const tryOut = (mutant: Mutant): Promise<Verdict> =>
  new Promise((resolve) => {
    const env = { ...process.env, MUTANT: mutants.indexOf(mutant).toString() };
    execFile(process.execPath, args, { env, maxBuffer: 2 ** 26 }, (_, stdout, stderr) => {
      resolve({ mutant, ...judge(stdout, stderr) });
    });
  });

const judge = (stdout: string, stderr: string): Omit<Verdict, 'mutant'> => {
  const report = v.safeParse(
    v.pipe(v.string(), v.parseJson(), ReportSchema),
    stdout.slice(stdout.indexOf('{')),
  );
  if (!report.success) return { outcome: 'broken', detail: stderr.trim() };
  const { numFailedTests: failed, numPassedTests: passed } = report.output;
  if (failed > 0) return { outcome: 'red', detail: '' };
  return passed > 0
    ? { outcome: 'green', detail: `${passed.toString()} tests did not notice` }
    : { outcome: 'broken', detail: `no test ran\n${stderr.trim()}` };
};

const chosen = mutants.filter(({ rule }) => process.argv.slice(2).every((word) => rule.includes(word)));
const waiting = [...chosen];
const verdicts: Verdict[] = [];

const work = async (): Promise<void> => {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const verdict = await tryOut(mutant);
    verdicts.push(verdict);
    console.log(`${verdict.outcome.padEnd(6)} ${mutant.rule}`);
    if (verdict.detail !== '') console.log(verdict.detail.replaceAll(/^/gm, '       '));
  }
};

await Promise.all(Array.from({ length: availableParallelism() }, work));
const red = verdicts.filter(({ outcome }) => outcome === 'red').length;
console.log(`${red.toString()} of ${chosen.length.toString()} broken rules were noticed by the tests`);
process.exitCode = red === chosen.length && red > 0 ? 0 : 1;
