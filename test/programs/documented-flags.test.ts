import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { documents, findCommands } from '../docs/documents.ts';

/** The flags that the documents give to each script, or to a command of it. */
const flagsOfScripts = new Map<string, Set<string>>();
for (const command of documents.flatMap(({ text }) => findCommands(text))) {
  const [, script = '', rest = ''] =
    /^npm (?:run )?([\w:-]+ --(?: [a-z][\w-]*(?= ))?) (.*)$/.exec(`${command} `) ?? [];
  for (const [flag] of rest.matchAll(/--[\w-]+/g))
    flagsOfScripts.set(script, (flagsOfScripts.get(script) ?? new Set()).add(flag));
}

it.each([...flagsOfScripts])('npm run %s takes the flags that the documents give it', (script, flags) => {
  const help = execFileSync('npm', ['run', '--silent', ...script.split(' '), '--help'], { encoding: 'utf8' });
  for (const flag of flags) expect(help).toContain(flag);
});
