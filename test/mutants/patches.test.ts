import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants } from './all.ts';
import { patched } from './mutant.ts';

const testFiles = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((file) => `test/${file}`);

// Whether tests notice them takes many minutes to see: npm run test:mutants.
describe('the patches that break each rule once', () => {
  it.each(mutants)('fit the code they are for: $rule', (mutant) => {
    const code = readFileSync(mutant.file, 'utf8');
    expect(patched(mutant, code)).not.toBe(code);
  });

  it.each(mutants)('name tests that there are: $rule', ({ tests }) => {
    expect(tests.filter((beginning) => !testFiles.some((file) => file.startsWith(beginning)))).toEqual([]);
  });

  it('each break a rule of their own', () => {
    const rules = mutants.map(({ rule }) => rule);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });
});
