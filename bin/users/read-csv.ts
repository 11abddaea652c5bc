import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse, type CsvError } from 'csv-parse';
import * as v from 'valibot';
import { checkHeader, PersonInvalid } from './person.ts';

/** A row of a file: its texts by column, or why it can't be read. */
export type Row = { readonly line: number } & (
  { readonly texts: Readonly<Record<string, string>> } | { readonly refused: string }
);

/** A file of people, row by row. */
export interface CsvFile {
  readonly rows: AsyncIterable<Row>;
  /** How much of the file is read, 0 to 1. */
  readonly part: () => number;
}

const RecordSchema = v.object({
  info: v.object({ lines: v.number() }),
  record: v.array(v.string()),
  raw: v.string(),
});

/** Excel writes semicolons where the comma is the decimal sign; no column's name has one of these in it. */
const findDelimiter = (header: string): string =>
  [';', '\t'].find((character) => header.includes(character)) ?? ',';

const beginning = 4096;

const lookAt = async (path: string) => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    const [first = 0, second = 0] = buffer;
    if ([0xfeff, 0xfffe].includes(first * 256 + second))
      throw new PersonInvalid(`${path} is UTF-16. Save it as "CSV UTF-8"`);
    return { size, header: buffer.toString('utf8', 0, bytesRead).split(/[\r\n]/)[0] ?? '' };
  } finally {
    await file.close();
  }
};

/**
 * Opens a file in CSV (RFC 4180), as spreadsheets and directories write it: with or without a byte order mark, lines
 * ended by LF or CRLF, quoted fields, commas, semicolons or tabs between them. It is read as a stream.
 * @throws {PersonInvalid} the file has no header, or one that is not of people
 */
export const openCsv = async (path: string): Promise<CsvFile> => {
  const { size, header } = await lookAt(path);
  const input = createReadStream(path);
  return { rows: readRows(input, findDelimiter(header)), part: () => input.bytesRead / Math.max(1, size) };
};

async function* readRows(input: ReturnType<typeof createReadStream>, delimiter: string): AsyncGenerator<Row> {
  const skipped: CsvError[] = [];
  const parser = parse({
    ...{ delimiter, bom: true, info: true, raw: true, skip_empty_lines: true },
    // What is wrong in one row shall not swallow those after it.
    ...{ relax_column_count: true, relax_quotes: true, skip_records_with_error: true },
    on_skip: (error) => {
      if (error) skipped.push(error);
      return undefined;
    },
  });
  input.on('error', (error) => parser.destroy(error));
  let names: readonly string[] | undefined;
  for await (const read of input.pipe(parser)) {
    yield* skipped.splice(0).map(refuseRow);
    const { info, record, raw } = v.parse(RecordSchema, read);
    const line = info.lines;
    if (!names) checkHeader((names = record.map((name) => name.trim())));
    else if (isMisquoted(record, raw)) yield { line, refused: 'not CSV: text after a closing quote' };
    else yield readRow(names, line, record);
  }
  yield* skipped.splice(0).map(refuseRow);
  if (!names) throw new PersonInvalid('The file is empty: its first line has to name the columns');
}

/** The parser leaves such quotes in the text, where only a doubled one may become a quote at its beginning. */
const isMisquoted = (record: readonly string[], raw: string): boolean =>
  record.some((text) => text.startsWith('"')) && !raw.includes('"""');

const refuseRow = ({ message, lines }: CsvError): Row => ({
  line: v.parse(v.fallback(v.number(), 0), lines),
  refused: `not CSV: ${message}`,
});

const readRow = (names: readonly string[], line: number, record: readonly string[]): Row => {
  if (record.length !== names.length) {
    const [has, needs] = [record.length.toString(), names.length.toString()];
    return { line, refused: `it has ${has} fields, the header has ${needs}` };
  }
  if (record.some((text) => text.includes('\ufffd')))
    return { line, refused: 'it is not UTF-8. Save the file as "CSV UTF-8"' };
  return { line, texts: Object.fromEntries(names.map((name, at) => [name, record[at] ?? ''])) };
};

/** A line of CSV (RFC 4180 section 2), without its end. */
export const csvLine = (texts: readonly string[]): string =>
  texts.map((text) => (/[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');
