import { NumberValue } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { importPeople, type ImportOptions } from '../../../bin/users/import.ts';
import { importLines } from '../../../bin/users/lines.ts';
import { openCsv } from '../../../bin/users/read-csv.ts';
import { deriveUserId } from '../../../domain/user.ts';
import { deployed, issuer } from './deployed.ts';
import { peopleFile } from './files.ts';

const First = v.object({ value: v.record(v.string(), v.string()) });

let needs: ReturnType<typeof deployed>;
beforeEach(() => {
  needs = deployed();
});

const imported = async (content: string, options: Partial<ImportOptions> = {}) =>
  importPeople(needs, (await openCsv(peopleFile(content))).rows, {
    ...{ dryRun: false, overwriteState: false },
    ...options,
  });

const found = (subject: string) => needs.directory.find(deriveUserId(issuer, subject));

const header = 'subject,commonName,email,employeeNumber,state';
const people = `${header}\na1,Alva,alva@example.com,1001,\nb2,Bo,bo@example.com,,inactive\n`;

describe('an import', () => {
  it('puts people where the tokens of their provider lead to', async () => {
    expect(await imported(people)).toMatchObject({ added: 2, changed: 0, unchanged: 0, refused: [] });
    expect(await found('a1')).toEqual({
      userId: deriveUserId(issuer, 'a1'),
      commonName: 'Alva',
      email: 'alva@example.com',
      employeeNumber: '1001',
      state: 'active',
    });
    expect(await found('b2')).toMatchObject({ state: 'inactive' });
  });

  it('changes nothing the second time', async () => {
    await imported(people);
    expect(await imported(people)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('changes what the file names, takes away what it leaves empty, and lets alone what it does not name', async () => {
    await imported(people);
    const changed = 'subject,commonName,email,employeeNumber\na1,Alva Ny,alva@example.com,\n';
    expect(await imported(changed)).toMatchObject({ changed: 1 });
    expect(await found('a1')).toEqual({
      userId: deriveUserId(issuer, 'a1'),
      commonName: 'Alva Ny',
      email: 'alva@example.com',
      state: 'active',
    });
  });

  it('reads what a sync job wrote as a number, so that an export leaves nothing out', async () => {
    const [userId, employeeNumber] = [deriveUserId(issuer, 'a1'), NumberValue.from('12345678901234567890')];
    await needs.put({ userId, employeeNumber, roomNumber: 12 });
    expect(await found('a1')).toEqual({ userId, employeeNumber: '12345678901234567890', roomNumber: '12' });
  });

  it('lets nobody out of a lock unless it is told to, and says whose state it kept', async () => {
    await imported(people);
    await needs.directory.setState(deriveUserId(issuer, 'a1'), 'locked');
    const file = `${header}\na1,Alva,alva@example.com,1001,active\n`;
    const report = await imported(file);
    expect(report).toMatchObject({
      unchanged: 1,
      keptStates: [{ line: 2, has: 'locked', named: 'active' }],
    });
    expect(importLines(report, false).join('\n')).toContain('line 2: locked, the file says active');
    expect(await found('a1')).toMatchObject({ state: 'locked' });
    expect(await imported(file, { overwriteState: true })).toMatchObject({ changed: 1, keptStates: [] });
    expect(await found('a1')).toMatchObject({ state: 'active' });
  });

  it('takes every good row and names each bad one', async () => {
    const file = `${header}\na1,Alva,nope,,\na1,Alva,alva@example.com,,\na1,Again,again@example.com,,\nc3,Cia,cia@example.com,,\n`;
    const report = await imported(file);
    expect(report).toMatchObject({
      added: 2,
      refused: [
        { line: 2, reason: 'email has to be a mail address' },
        { line: 4, reason: 'subject is that of line 3' },
      ],
    });
    expect(importLines(report, false)).toContain('  line 4: subject is that of line 3');
  });

  it('writes nothing when it is only tried', async () => {
    await imported(`${header}\na1,Alva,alva@example.com,1001,\n`);
    const file = `username,commonName,email\nbo,Bo,bo@example.com\n`;
    expect(await imported(file, { dryRun: true })).toMatchObject({ added: 1 });
    expect(await imported(people, { dryRun: true })).toMatchObject({ added: 1, unchanged: 1 });
    expect([await found('b2'), needs.invited]).toEqual([undefined, []]);
  });

  it('knows no user names where the stack has no user pool', async () => {
    needs = deployed({ userPoolId: undefined, userClaim: 'oid' });
    const { refused } = await imported(`username,commonName,email\nalva,Alva,alva@example.com\n`);
    expect(refused[0]?.reason).toContain('by the claim oid of https://issuer.example.com');
  });

  it('takes an export by its userId', async () => {
    await imported(people);
    const { value: entry } = v.parse(First, await needs.directory.all().next());
    const file = `userId,commonName,email\n${entry['userId'] ?? ''},Other,${entry['email'] ?? ''}\n`;
    expect(await imported(file)).toMatchObject({ added: 0, changed: 1 });
  });

  it('has no more than forty rows under way, however many there are', async () => {
    let [underWay, most] = [0, 0];
    const put = async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
      return undefined;
    };
    const lines = Array.from({ length: 3000 }, (_, at) => `u${at.toString()},Name,name@example.com`);
    const { rows } = await openCsv(peopleFile(`subject,commonName,email\n${lines.join('\n')}`));
    const directory = { put, find: put };
    const report = await importPeople({ ...needs, directory }, rows, {
      dryRun: false,
      overwriteState: false,
    });
    expect([report.added, most]).toEqual([3000, 40]);
  });

  it('stops when the directory can not be reached, and says why', async () => {
    const put = () => Promise.reject(new Error('The table is gone'));
    const { rows } = await openCsv(peopleFile(people));
    const importing = importPeople({ ...needs, directory: { put, find: put } }, rows, {
      ...{ dryRun: false, overwriteState: false },
    });
    await expect(importing).rejects.toThrow('The table is gone');
  });
});

describe('the state of somebody', () => {
  it('is changed alone, and only of somebody who is there', async () => {
    await imported(people);
    const userId = deriveUserId(issuer, 'a1');
    expect(await needs.directory.setState(userId, 'locked')).toBe('active');
    expect(await found('a1')).toMatchObject({ state: 'locked', commonName: 'Alva' });
    expect(await needs.directory.setState('0'.repeat(32), 'active')).toBeUndefined();
    expect(await needs.directory.find('0'.repeat(32))).toBeUndefined();
  });
});
