/** The keys of a table; every key attribute is a string. */
export interface TableKeys {
  /** Partition key, and sort key where there is one. */
  readonly key: readonly [string, string?];
  /** Keys of the global secondary indexes, by name. */
  readonly indexes?: Readonly<Record<string, readonly [string, string?]>>;
  /** What the indexes hold besides keys. */
  readonly projects?: readonly string[];
}

/** The tables of this project. */
export const projectTables = {
  directory: { key: ['userId'] },
  orders: { key: ['orderId'], indexes: { sweep: ['sweep', 'sweepAt'] } },
  'mobile-ids': {
    key: ['userId', 'mobileId'],
    indexes: { expiry: ['state', 'notAfter'] },
    projects: ['reminder'],
  },
  coordination: { key: ['key'] },
  'encryption-keys': { key: ['userId', 'keyId'] },
  'public-keys': { key: ['publicKey'] },
} as const satisfies Readonly<Record<string, TableKeys>>;

const keySchema = (key: readonly [string, string?]) =>
  key
    .filter((name) => name !== undefined)
    .map((AttributeName, position) => ({ AttributeName, KeyType: position === 0 ? 'HASH' : 'RANGE' }));

/** A table as a template has it. */
export const tableOf = (name: string, { key, indexes = {}, projects }: TableKeys) => {
  const names = new Set(
    [...key, ...Object.values(indexes).flat()].filter((attribute) => attribute !== undefined),
  );
  const properties = {
    KeySchema: keySchema(key),
    AttributeDefinitions: [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, indexKey]) => ({
      IndexName,
      KeySchema: keySchema(indexKey),
      Projection: projects
        ? { ProjectionType: 'INCLUDE', NonKeyAttributes: projects }
        : { ProjectionType: 'KEYS_ONLY' },
    })),
  };
  return { name, properties };
};
