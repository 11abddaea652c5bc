import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCsv, type Row } from '../../../bin/users/read-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'people-'));

/** Writes a file of people. */
export const peopleFile = (content: string | Uint8Array): string => {
  const path = join(folder, 'people.csv');
  writeFileSync(path, content);
  return path;
};

/** The rows of a file. */
export const rowsIn = async (content: string | Uint8Array): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for await (const row of (await openCsv(peopleFile(content))).rows) rows.push(row);
  return rows;
};
