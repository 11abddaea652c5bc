import { beforeEach, describe, expect, it, vi } from 'vitest';
import { importPeople, writePerson } from '../../../bin/users/import.ts';
import { passwordLines, sayPasswordsOnFailure } from '../../../bin/users/lines.ts';
import { readPerson } from '../../../bin/users/person.ts';
import { openCsv } from '../../../bin/users/read-csv.ts';
import { deployed } from './deployed.ts';
import { peopleFile } from './files.ts';

let needs: ReturnType<typeof deployed>;
beforeEach(() => {
  needs = deployed();
});

const imported = async (content: string) =>
  importPeople(needs, (await openCsv(peopleFile(content))).rows, { dryRun: false, overwriteState: false });

describe('whoever is new to the user pool', () => {
  it('is made there, once', async () => {
    const file = `username,commonName,email\nalva,Alva,alva@example.com\n`;
    expect(await imported(file)).toMatchObject({ added: 1 });
    expect(await imported(file)).toMatchObject({ unchanged: 1 });
    expect(needs.invited).toEqual(['alva']);
  });

  it('has nobody mailed a password: it is for somebody to hand over, and said once', async () => {
    const file = `username,commonName,email\nalva,Alva,alva@example.com\n`;
    await imported(file);
    const [{ username, password } = { username: '', password: '' }, ...others] = needs.who.passwords;
    expect([username, others]).toEqual(['alva', []]);
    expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*-).{20}$/);
    expect(needs.asked.at(-1)).toMatchObject({ MessageAction: 'SUPPRESS', TemporaryPassword: password });
    expect(passwordLines(needs.who.passwords)).toContain(`  alva\t${password}`);
    await imported(file);
    expect(needs.who.passwords).toHaveLength(1);
    expect(passwordLines([])).toEqual([]);
  });

  it('has a password that is said, too, when the directory does not take them then', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const directory = {
      find: () => Promise.resolve(undefined),
      put: () => Promise.reject(new Error('throttled')),
    };
    const person = readPerson({ username: 'alva', commonName: 'Alva', email: 'alva@example.com' });
    const flags = { dryRun: false, overwriteState: false };
    const write = () => writePerson({ who: needs.who, directory }, person, flags);
    await expect(sayPasswordsOnFailure(needs.who.passwords, write)).rejects.toThrow('throttled');
    const [{ password } = { password: '' }] = needs.who.passwords;
    expect(said).toHaveBeenLastCalledWith(`  alva\t${password}`);
  });

  it('says nothing of passwords where nobody was made', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const write = () => Promise.reject(new Error('throttled'));
    await expect(sayPasswordsOnFailure([], write)).rejects.toThrow('throttled');
    expect(said).not.toHaveBeenCalled();
  });

  it('has a password mailed where that is asked for, and knows none', async () => {
    needs = deployed({}, true);
    await imported(`username,commonName,email\nalva,Alva,alva@example.com\n`);
    expect(needs.asked.at(-1)).toMatchObject({ DesiredDeliveryMediums: ['EMAIL'] });
    expect(needs.asked.at(-1)).not.toHaveProperty('TemporaryPassword');
    expect(needs.who.passwords).toEqual([]);
  });
});
