import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheets = ['web/shared', 'web/self-service', 'web/phone']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.css'));

// CSS Logical Properties: what stands at the start of a line stands at its other side from right to left.
const side =
  /(?:^|[\s;{])(?:[a-z-]+-)?(?:left|right)(?:-[a-z]+)*\s*:|(?:text-align|float|clear):\s*(?:left|right)\b/g;

describe('styles', () => {
  it.each(sheets)('%s names no left and no right', (file) => {
    const rules = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    expect([...rules.matchAll(side)].map(([found]) => found.trim())).toEqual([]);
  });
});
