import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../bin/users/read-csv.ts';
import { rowsIn } from './files.ts';

const alva = { subject: 'a1', commonName: 'Alva, A.', email: 'alva@example.com' };

describe('a file of people', () => {
  it.each([
    ['commas', 'subject,commonName,email\na1,"Alva, A.",alva@example.com\n'],
    ['semicolons and CRLF', 'subject;commonName;email\r\na1;Alva, A.;alva@example.com\r\n'],
    ['tabs, without an end of the last line', 'subject\tcommonName\temail\na1\tAlva, A.\talva@example.com'],
    ['a byte order mark', '\ufeffsubject,commonName,email\na1,"Alva, A.",alva@example.com'],
    ['empty lines', 'subject,commonName,email\n\na1,"Alva, A.",alva@example.com\n\n'],
  ])('is read with %s', async (_, content) => {
    expect(await rowsIn(content)).toMatchObject([{ texts: alva }]);
  });

  it('may have quotes and line breaks in quoted fields', async () => {
    expect(await rowsIn('subject,commonName,email\na1,"A ""B""\nC",a@example.com\n')).toMatchObject([
      { texts: { commonName: 'A "B"\nC' } },
    ]);
  });

  it('keeps its good rows when others can not be read, and says which those are', async () => {
    const rows = await rowsIn(
      'subject,commonName,email\na1,x\na2,B,b@example.com\na3,"C" D,c@example.com\na4,E,e@example.com\n',
    );
    expect(rows).toMatchObject([
      { line: 2, refused: 'it has 2 fields, the header has 3' },
      { line: 3, texts: { subject: 'a2' } },
      { line: 4, refused: 'not CSV: text after a closing quote' },
      { line: 5, texts: { subject: 'a4' } },
    ]);
  });

  it('says what is no UTF-8', async () => {
    const latin = Buffer.from('subject,commonName,email\na1,Åsa,a@example.com\n', 'latin1');
    expect(await rowsIn(latin)).toEqual([
      { line: 2, refused: 'it is not UTF-8. Save the file as "CSV UTF-8"' },
    ]);
    const wide = Buffer.from('\ufeffsubject,commonName,email\n', 'utf16le');
    await expect(rowsIn(wide)).rejects.toThrow('is UTF-16');
  });

  it.each([
    ['', 'The file is empty'],
    ['subject,name\n', 'There is no column "name"; there are subject, username, userId, commonName,'],
    ['subject,email,email\n', 'The column email is there twice'],
    ['commonName,email\n', 'exactly one of the columns subject, username, userId'],
    ['subject,userId,email\n', 'exactly one of the columns subject, username, userId'],
  ])('has to begin with the names of its columns: %j', async (content, reason) => {
    await expect(rowsIn(content)).rejects.toThrow(reason);
  });
});

it('writes a line that it can read', async () => {
  const texts = ['a1', 'A "B"; C,\nD', 'a@example.com'];
  const [row] = await rowsIn(`subject,commonName,email\n${csvLine(texts)}\n`);
  expect(row).toMatchObject({ texts: { commonName: texts[1] } });
});
