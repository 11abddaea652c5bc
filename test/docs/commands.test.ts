import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { documents, files, findCommands } from './documents.ts';
import { runElsewhere, runHere, runNowhere } from './where-commands-run.ts';

const { scripts } = v.parse(
  v.object({ scripts: v.record(v.string(), v.string()) }),
  JSON.parse(readFileSync('package.json', 'utf8')),
);

const commands = [
  ...new Map(
    documents.flatMap(({ path, text }) => findCommands(text).map((command) => [command, path] as const)),
  ),
].map(([command, path]) => ({ command, path }));

const named = (text: string, form: RegExp): readonly string[] =>
  [...text.matchAll(form)].map(([, name = '']) => name);

it.each(commands)('says where this is run, or that nothing can run it: $command ($path)', ({ command }) => {
  const elsewhere = runElsewhere.filter((entry) => entry.command.test(command));
  const ways = [...elsewhere, ...[...runNowhere, ...runHere].filter((form) => form.test(command))];
  expect(ways).not.toHaveLength(0);
  for (const { file, holds } of elsewhere) expect(readFileSync(file, 'utf8')).toContain(holds);
});

// In the text too: a script is named in backticks as often as in a block.
// Workflows, templates and the gate run scripts as well.
const programs = files
  .filter((path) => path === '.ci/run' || /^\.github\/.*\.yml$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

it.each([...documents, ...programs])('names scripts of package.json only: $path', ({ text }) => {
  const names = named(text, /npm run (?:--silent )?([\w:-]*\w)/g);
  expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
});

it.each(documents)('names tests that are there: $path', ({ text }) => {
  expect(named(text, /vitest run (test\/\S+?)[`\s]/g).filter((path) => !existsSync(path))).toEqual([]);
});

const cheap = commands.filter(({ command }) => runHere.some((form) => form.test(command)));

it.each(cheap)('runs: $command', ({ command }) => {
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).not.toBe('');
});
