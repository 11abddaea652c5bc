import * as v from 'valibot';
import { asRetryable } from '../../aws/services/aws-errors.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { logFailure } from '../../runtime/log.ts';
import { cascadeUserState } from './cascade-user-state.ts';

/**
 * Records of the directory's stream: the key of a user who was changed or deleted, and nothing else of them.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const DirectoryRecordsSchema = v.object({
  Records: v.array(
    v.object({
      dynamodb: v.object({
        Keys: v.object({ userId: v.object({ S: v.string() }) }),
        SequenceNumber: v.string(),
      }),
    }),
  ),
});

type DirectoryRecords = v.InferOutput<typeof DirectoryRecordsSchema>;

/** Which records have to come again. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Lets what users have follow the directory, for each user that records name once. One that fails keeps none from its
 * turn: it is reported, and comes again with those behind it.
 */
export const followDirectory = async (
  deps: Needs<typeof cascadeUserState>,
  { Records }: DirectoryRecords,
): Promise<BatchResponse> => {
  const failed = new Set<string>();
  for (const userId of new Set(Records.map(userIdOf))) {
    try {
      await cascadeUserState(deps, userId);
    } catch (error) {
      failed.add(userId);
      logFailure('follow-directory', asRetryable(error), { userId });
    }
  }
  return {
    batchItemFailures: Records.filter((record) => failed.has(userIdOf(record))).map(({ dynamodb }) => ({
      itemIdentifier: dynamodb.SequenceNumber,
    })),
  };
};

const userIdOf = ({ dynamodb }: DirectoryRecords['Records'][number]): string => dynamodb.Keys.userId.S;
