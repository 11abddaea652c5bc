import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';
import { effortPage, measure, type Effort } from '../effort.ts';
import { ways } from '../ways.ts';
import { story } from './story.ts';

const path = 'docs/effort.md';

const write = async (efforts: readonly Effort[]): Promise<string> =>
  format(effortPage(efforts), { ...(await resolveConfig(path)), filepath: path });

/**
 * Without the last two columns, and without the width of the columns: which screens are passed over, and so how many words
 * come by, depends on how fast the machine is.
 */
const withoutReadings = (page: string): string =>
  page
    .replaceAll(/\|[ \d]+\|[ \d]+\|$/gm, '|')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/-+/g, '-');

export const effort = [
  story('what each way to a mobile ID takes stands in docs/effort.md', async (stage) => {
    const writes = process.env['WRITE_EFFORT'] === '1';
    if (writes) stage.world.cloud.clock.rate = 1;
    const efforts: Effort[] = [];
    for (const way of ways) efforts.push(await measure(stage, way));
    const page = await write(efforts);
    if (writes) writeFileSync(path, page);
    expect(withoutReadings(page)).toBe(withoutReadings(readFileSync(path, 'utf8')));
  }),
];
