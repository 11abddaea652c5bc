import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { RecoverableKeySchema } from '../../domain/certificates/encryption-key.ts';
import { MobileIdSchema } from '../../domain/mobile-id.ts';
import { OrderSchema } from '../../domain/order/order.ts';
import { functions } from './support/functions.ts';
import { roleOf, statementsOf, type Statement } from './support/statements.ts';
import { resourcesOf } from './support/synthesized.ts';

const KeysSchema = v.array(v.object({ AttributeName: v.string() }));
const ListSchema = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => [value].flat()),
);

/** What items of a table may hold. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  Orders: v.keyof(OrderSchema).options,
  MobileIds: v.keyof(MobileIdSchema).options,
  EncryptionKeys: v.keyof(RecoverableKeySchema).options,
  PublicKeys: ['publicKey', 'kind', 'orderId', 'userId', 'takenAt'],
  Coordination: ['key', 'orderId', 'requestHash', 'mobileId', 'requests', 'nextTurn', 'ttlEpochSeconds'],
};

const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];

const tablesOf = ({ Resource }: Statement): readonly string[] =>
  Resource.flatMap((resource) => /^<Store(\w+)Table\w{8}\.Arn>$/.exec(resource)?.[1] ?? []);

const keysOf = (table: string): readonly string[] =>
  resourcesOf('AWS::DynamoDB::Table')
    .filter(({ id }) => id.startsWith(`Store${table}Table`))
    .flatMap(({ Properties }) => v.parse(KeysSchema, Properties['KeySchema']))
    .map(({ AttributeName }) => AttributeName);

const writableIn = ({ Condition }: Statement): readonly string[] =>
  v.parse(ListSchema, Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']);

/** Every statement that lets a function write items, with the function's name. */
const writes = functions().flatMap((found) =>
  statementsOf(roleOf(found))
    .filter(({ Action }) => Action.some((action) => writing.includes(action)))
    .map((statement) => ({ name: found.name, table: tablesOf(statement).join(' and '), statement })),
);

const to = (name: string, table: string) =>
  writes
    .filter((write) => write.name === name && write.table === table)
    .flatMap(({ statement }) => writableIn(statement));

describe('attributes', () => {
  it.each(writes)(
    '$name writes the attributes of $table that it lists, the key among them',
    ({ table, statement }) => {
      const listed = writableIn(statement);
      expect(statement.Action).toHaveLength(1);
      expect(listed).toEqual(expect.arrayContaining([...keysOf(table)]));
      expect(attributes[table]).toEqual(expect.arrayContaining([...listed]));
      expect(listed.length).toBeGreaterThan(keysOf(table).length);
    },
  );

  it('are written by functions that read what they write, or get nothing back', () => {
    for (const { name, table, statement } of writes) {
      const all = functions().filter((found) => found.name === name);
      const reads = all
        .flatMap((found) => statementsOf(roleOf(found)))
        .some((each) => tablesOf(each).includes(table) && each.Action.includes('dynamodb:GetItem'));
      const back = statement.Condition?.['StringEqualsIfExists']?.['dynamodb:ReturnValues'];
      // Whose turn it is, its own taker has to hear.
      const none = writableIn(statement).includes('nextTurn') ? 'ALL_NEW' : 'NONE';
      expect([name, table, back]).toEqual([name, table, reads ? undefined : none]);
    }
  });

  it('of an order that an anonymous caller can write are what the phone answers, and what is asked of it', () => {
    expect(to('submit-activation', 'Orders')).toEqual(['activationCode', 'orderId', 'phone', 'state']);
    expect(to('submit-activation', 'MobileIds')).toEqual([]);
  });

  it('that approve an order are written by the one function that reads the digits', () => {
    const approving = writes.filter(({ statement }) => writableIn(statement).includes('matchTriesLeft'));
    expect(approving.map(({ name }) => name).toSorted()).toEqual([
      'approve-order',
      'renew-mobile-id',
      'start-order',
    ]);
  });

  it('that approve a renewal are written with it, by the one function that reads the proof of its phone', () => {
    expect(to('renew-mobile-id', 'Orders')).toContain('approval');
    const approved = writes.filter(
      ({ statement }) =>
        statement.Action.includes('dynamodb:PutItem') && writableIn(statement).includes('approval'),
    );
    expect(approved.map(({ name }) => name)).toEqual(['renew-mobile-id']);
  });

  it('of coordination are reached by the kind of item that a function works with', () => {
    const all = functions().flatMap((found) => statementsOf(roleOf(found)));
    const coordinating = all.filter((statement) => tablesOf(statement).includes('Coordination'));
    expect(coordinating).not.toEqual([]);
    for (const { Condition } of coordinating)
      for (const key of v.parse(ListSchema, Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']))
        expect(key).toMatch(/^(running-order|idempotency|challenge|turns|limit#[a-z-]+)#\*$/);
  });
});
