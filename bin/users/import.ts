import { forEachOf } from '../shared/each-of.ts';
import type { AdministratedDirectory, Entry, WriteOptions } from './directory.ts';
import { PersonInvalid, readPerson, type Person } from './person.ts';
import type { Row } from './read-csv.ts';
import type { Who } from './who.ts';

/** What people are written with. */
export interface ImportNeeds {
  readonly directory: Pick<AdministratedDirectory, 'find' | 'put'>;
  readonly who: Pick<Who, 'find' | 'reach'>;
}

/** How people are written. */
export interface ImportOptions extends WriteOptions {
  /** Writes nothing and invites nobody, but says what would become of each row. */
  readonly dryRun: boolean;
  /** Hears after each row how many are done. */
  readonly onRow?: (done: number) => void;
}

/** A row that was not taken. */
export interface RefusedRow {
  readonly line: number;
  readonly reason: string;
}

/** A row whose person kept their state, though it names another. */
export interface KeptState {
  readonly line: number;
  readonly has: string;
  readonly named: string;
}

/** What became of a file. */
export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  readonly keptStates: readonly KeptState[];
}

/** What came of one person. */
export type Outcome = 'added' | 'changed' | 'unchanged';

// DynamoDB takes thousands of writes a second on demand; the way there and back is what takes time.
const atOnce = 40;

const byLine = (one: { readonly line: number }, other: { readonly line: number }): number =>
  one.line - other.line;

/**
 * Writes every row that can be, whatever is wrong with the others. Again with the same file, it changes nothing.
 * @throws the directory or the user pool can't be reached; what was written till then stays, and the file can be
 * imported again
 */
export const importPeople = async (
  needs: ImportNeeds,
  rows: AsyncIterable<Row>,
  options: ImportOptions,
): Promise<ImportReport> => {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const [refused, keptStates]: [RefusedRow[], KeptState[]] = [[], []];
  const seen = new Map<string, number>();
  let done = 0;
  await forEachOf(rows, atOnce, async (row) => {
    try {
      const { outcome, kept } = await importRow(needs, { row, options, seen });
      counts[outcome] += 1;
      if (kept) keptStates.push({ line: row.line, ...kept });
    } catch (error) {
      if (!(error instanceof PersonInvalid)) throw error;
      refused.push({ line: row.line, reason: error.message });
    }
    options.onRow?.((done += 1));
  });
  return { ...counts, refused: refused.toSorted(byLine), keptStates: keptStates.toSorted(byLine) };
};

interface RowUse {
  readonly row: Row;
  readonly options: ImportOptions;
  /** Lines by what they name people with. */
  readonly seen: Map<string, number>;
}

const importRow = async (needs: ImportNeeds, { row, options, seen }: RowUse) => {
  if ('refused' in row) throw new PersonInvalid(row.refused);
  const person = readPerson(row.texts);
  const { by, value } = person.identity;
  const before = seen.get(value);
  if (before !== undefined) throw new PersonInvalid(`${by} is that of line ${before.toString()}`);
  seen.set(value, row.line);
  return writePerson(needs, person, options);
};

/**
 * Writes one person.
 * @throws {PersonInvalid} they can't be named so
 */
export const writePerson = async (
  { directory, who }: ImportNeeds,
  person: Person,
  options: Pick<ImportOptions, 'dryRun' | 'overwriteState'>,
) => {
  const old = await (options.dryRun
    ? look({ directory, who }, person)
    : directory.put(await who.reach(person), person, options));
  return { outcome: compare(person, old, options), kept: keptState(person, old, options) };
};

const look = async ({ directory, who }: ImportNeeds, { identity }: Person): Promise<Entry | undefined> => {
  const userId = await who.find(identity);
  return userId === undefined ? undefined : directory.find(userId);
};

const compare = ({ values }: Person, old: Entry | undefined, { overwriteState }: WriteOptions): Outcome => {
  if (!old) return 'added';
  const written = Object.entries(values).filter(([name]) => name !== 'state' || overwriteState);
  return written.every(([name, value]) => old[name] === value) ? 'unchanged' : 'changed';
};

const keptState = (
  { values: { state } }: Person,
  old: Entry | undefined,
  { overwriteState }: WriteOptions,
): Omit<KeptState, 'line'> | undefined => {
  const has = old?.['state'];
  if (overwriteState || has === undefined || state === undefined || has === state) return undefined;
  return { has, named: state };
};
