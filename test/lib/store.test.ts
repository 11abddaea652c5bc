import { describe, expect, it } from 'vitest';
import { expiryIndex } from '../../lambdas/aws/tables/mobile-id-expiry.ts';
import { resourcesOf } from './support/synthesized.ts';

const tables = resourcesOf('AWS::DynamoDB::Table');

const tableOf = (kind: string) => tables.find(({ id }) => id.startsWith(`Store${kind}`))?.Properties;

const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });
const expiring = { TimeToLiveSpecification: { AttributeName: 'ttlEpochSeconds', Enabled: true } };

describe('store', () => {
  it.each(tables)('$id is on demand, encrypted and restorable', (table) => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('finds users, keys and coordination by key alone', () => {
    expect(tables).toHaveLength(6);
    expect(tableOf('Directory')).toMatchObject({ KeySchema: [hash('userId')] });
    expect(tableOf('MobileIds')).toMatchObject({ KeySchema: [hash('userId'), range('mobileId')] });
    expect(tableOf('EncryptionKeys')).toMatchObject({ KeySchema: [hash('userId'), range('keyId')] });
    expect(tableOf('PublicKeys')).toMatchObject({ KeySchema: [hash('publicKey')] });
    expect(tableOf('Coordination')).toMatchObject({ KeySchema: [hash('key')], ...expiring });
    for (const kind of ['Directory', 'Coordination', 'EncryptionKeys', 'PublicKeys'])
      expect(tableOf(kind)).not.toHaveProperty('GlobalSecondaryIndexes');
  });

  it('finds mobile IDs by state and end, attributes that those of every release have', () => {
    expect(tableOf('MobileIds')).toMatchObject({
      GlobalSecondaryIndexes: [
        {
          IndexName: expiryIndex,
          KeySchema: [hash('state'), range('notAfter')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['reminder'] },
        },
      ],
    });
  });

  it('forgets no user, no mobile ID and no key by itself', () => {
    for (const kind of ['Directory', 'MobileIds', 'EncryptionKeys', 'PublicKeys'])
      expect(tableOf(kind)).not.toHaveProperty('TimeToLiveSpecification');
  });

  it('finds orders by key, and those that are due by an index of keys', () => {
    expect(tableOf('Orders')).toMatchObject({
      KeySchema: [hash('orderId')],
      ...expiring,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'sweep',
          KeySchema: [hash('sweep'), range('sweepAt')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });
});
