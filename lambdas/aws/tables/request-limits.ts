import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TooManyRequests } from '../../../domain/failures/errors.ts';
import { requestLimits, type RequestLimitName } from '../../../domain/order/request-limits.ts';
import { any, below, missing, updateOf } from './expressions.ts';
import { coordinationKeys } from './coordination.ts';

/** Counts what one user or one order asks for, in windows of fixed length. */
export class RequestLimits {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  /** @param table the coordination table */
  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * Counts one request.
   * @param name which limit
   * @param of the user or order that it counts for
   * @throws {TooManyRequests} the window is full; says when the next one begins
   */
  async count(name: RequestLimitName, of: string, now: Date): Promise<void> {
    const { most, seconds } = requestLimits[name];
    const epoch = Math.floor(now.getTime() / 1000);
    const windowEnd = (Math.floor(epoch / seconds) + 1) * seconds;
    const changes = { add: { requests: 1 }, set: { expiresAt: windowEnd } };
    try {
      await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { key: `${coordinationKeys.limit(name, of)}#${windowEnd.toString()}` },
          ...updateOf(changes, any(missing('requests'), below('requests', most))),
        }),
      );
    } catch (error) {
      throw error instanceof ConditionalCheckFailedException ? new TooManyRequests(windowEnd - epoch) : error;
    }
  }
}
