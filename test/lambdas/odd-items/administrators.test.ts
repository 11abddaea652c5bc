import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findMisfits } from '../../../bin/doctor/checks/items.ts';
import { ChangeRefused, switchMobileId } from '../../../bin/mobile-ids/mobile-ids.ts';
import { columnNames } from '../../../bin/users/columns.ts';
import { AdministratedDirectory } from '../../../bin/users/directory.ts';
import { csvLine } from '../../../bin/users/read-csv.ts';
import { findUser } from '../../../lambdas/aws/tables/directory.ts';
import { marker, type OddAttribute } from '../../support/directory-values.ts';
import { lambdaEnvironment } from '../../support/lambda-environment.ts';
import { mobileIdIn, start, user } from '../../support/orders.ts';
import { attributeNames, Directory, items, needed } from './directory.ts';

const { userId } = user();
const deactivated = { reason: 'deactivated', by: 'operator', at: start.toISOString() } as const;

const examine = async ({ stage }: Directory, { attribute }: OddAttribute) => {
  const person = await findUser(stage.deps, userId);
  const findings = person ? findMisfits(person) : [];
  const said = JSON.stringify(findings);
  expect(said).not.toContain(marker);
  const others = attributeNames.filter((name) => name !== attribute);
  for (const name of others) expect(said).not.toMatch(new RegExp(`${name} (that|does)`));
  const isMissed = needed.includes(attribute) || person?.leftOut.includes(attribute) === true;
  const isRead = Object.entries(person ?? {}).some(
    ([name, value]) => name === attribute && value !== undefined,
  );
  expect(said.includes(attribute)).toBe(isMissed && !isRead);
};

const exportsLine = async ({ stage }: Directory) => {
  const directory = new AdministratedDirectory(stage.tables.client, lambdaEnvironment.DIRECTORY_TABLE);
  const names = ['userId', ...columnNames];
  const entry = await directory.find(userId);
  const texts = names.map((name) => entry?.[name] ?? '');
  expect(parse(csvLine(texts), { relax_column_count: false })).toEqual([texts]);
  expect(await directory.setState(userId, 'active')).toBeTypeOf('string');
};

const switchOn = async (directory: Directory, item: OddAttribute) => {
  const off = mobileIdIn('inactive', { change: deactivated });
  directory.stage.tables.put('mobile-ids', off);
  const switched = switchMobileId(directory.stage.deps, off, { reason: 'reactivated', by: 'operator' });
  if (item.attribute === 'state') await expect(switched).rejects.toThrow(ChangeRefused);
  else expect(await switched).toMatchObject({ state: 'active' });
};

describe(`whatever the directory holds: ${items.length.toString()} odd attributes before administrators, three tries each`, () => {
  it.each(attributeNames)('in %s, doctor names it and no value, and their commands go on', async (name) => {
    for (const item of items.filter(({ attribute }) => attribute === name)) {
      const directory = new Directory();
      directory.put(item);
      await examine(directory, item);
      await switchOn(directory, item);
      await exportsLine(directory);
    }
  });
});
