import * as v from 'valibot';

const KeySchema = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }));

const IndexSchema = v.object({
  IndexName: v.string(),
  KeySchema,
  Projection: v.object({
    ProjectionType: v.picklist(['ALL', 'INCLUDE', 'KEYS_ONLY']),
    NonKeyAttributes: v.optional(v.array(v.string())),
  }),
});

/** What a stream tells of the items that change, beside their keys. */
export const streamViewTypes = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const;

/** What of an `AWS::DynamoDB::Table` counts here, with its name. */
export const TableDefinitionSchema = v.object({
  TableName: v.string(),
  KeySchema,
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: v.optional(v.array(IndexSchema), []),
  SSESpecification: v.optional(
    v.object({ SSEEnabled: v.boolean(), KMSMasterKeyId: v.optional(v.string()) }),
    { SSEEnabled: false },
  ),
  TimeToLiveSpecification: v.optional(v.object({ AttributeName: v.string(), Enabled: v.boolean() })),
  StreamSpecification: v.optional(v.strictObject({ StreamViewType: v.picklist(streamViewTypes) })),
});

export type TableDefinition = v.InferOutput<typeof TableDefinitionSchema>;
