import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { LostRace, ServiceBusy } from '../../../../domain/failures/process-errors.ts';
import { missing } from '../../../../lambdas/aws/tables/expressions.ts';
import { coordinationKeys, releaseUserPart } from '../../../../lambdas/aws/tables/coordination.ts';
import { CoordinationSchema, Table } from '../../../../lambdas/aws/tables/tables.ts';
import { putPart, transact } from '../../../../lambdas/aws/tables/transactions.ts';
import { memoryDynamoDb } from '../../../support/memory-dynamodb.ts';

class FirstRefused extends Error {}
class SecondRefused extends Error {}

const coordinationOf = ({ client }: ReturnType<typeof memoryDynamoDb>) =>
  new Table(client, 'coordination', CoordinationSchema);

const write = (tables: ReturnType<typeof memoryDynamoDb>): Promise<void> => {
  const coordination = coordinationOf(tables);
  const isNew = missing('key');
  return transact(coordination, [
    putPart(coordination, { key: 'one' }, { when: isNew, refused: () => new FirstRefused() }),
    putPart(
      coordination,
      { key: 'two' },
      { when: isNew, refused: (found) => new SecondRefused(JSON.stringify(found)) },
    ),
  ]);
};

const release = (tables: ReturnType<typeof memoryDynamoDb>): Promise<void> => {
  const coordination = coordinationOf(tables);
  return transact(coordination, [releaseUserPart({ coordination }, 'asta', 'mine')]);
};

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('a transaction', () => {
  it('writes all of its parts', async () => {
    const tables = memoryDynamoDb();
    await write(tables);
    expect(tables.items('coordination')).toHaveLength(2);
  });

  it('fails with what the refused part makes of the item it found, and writes nothing', async () => {
    const tables = memoryDynamoDb();
    tables.put('coordination', { key: 'two', orderId: 'other' });
    await expect(write(tables)).rejects.toEqual(new SecondRefused('{"key":"two","orderId":"other"}'));
    expect(tables.items('coordination')).toEqual([{ key: 'two', orderId: 'other' }]);
  });

  it('fails with the first of two refused parts', async () => {
    const tables = memoryDynamoDb();
    tables.put('coordination', { key: 'one' });
    tables.put('coordination', { key: 'two' });
    await expect(write(tables)).rejects.toBeInstanceOf(FirstRefused);
  });

  it.each([
    ['TransactionConflict', LostRace],
    ['ThrottlingError', ServiceBusy],
  ])('can be tried again after %s', async (code, expected) => {
    const tables = memoryDynamoDb();
    tables.fail('TransactWriteItems', cancelled('None', code));
    await expect(write(tables)).rejects.toBeInstanceOf(expected);
  });

  it('hides no other reason', async () => {
    const tables = memoryDynamoDb();
    const error = cancelled('None', 'ItemCollectionSizeLimitExceeded');
    tables.fail('TransactWriteItems', error);
    await expect(write(tables)).rejects.toBe(error);
  });
});

describe('the marker of a running order', () => {
  const key = coordinationKeys.runningOrder('asta');

  it('goes with its order', async () => {
    const tables = memoryDynamoDb();
    tables.put('coordination', { key, orderId: 'mine' });
    await release(tables);
    expect(tables.items('coordination')).toEqual([]);
  });

  it('stays when it is of another order by now', async () => {
    const tables = memoryDynamoDb();
    tables.put('coordination', { key, orderId: 'newer' });
    await expect(release(tables)).rejects.toBeInstanceOf(LostRace);
    expect(tables.items('coordination')).toHaveLength(1);
  });
});
