import { prices } from './prices.ts';

/** What one order made AWS do. */
export interface Usage {
  readonly stateTransitions: number;
  readonly invocations: number;
  readonly requests: number;
  readonly mails: number;
  readonly kmsCalls: number;
  readonly logBytes: number;
  /** Of DynamoDB, as `writeUnits` and `readUnits` count them. */
  readonly writeUnits: number;
  readonly readUnits: number;
}

// 512 MB for 150 ms, most of which waits for AWS.
const gigabyteSeconds = 0.5 * 0.15;

/**
 * What writing an item takes, in units of DynamoDB; in a transaction twice that.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export const writeUnits = (bytes: number): number => Math.ceil(bytes / 1024);

/** What a consistent read of an item takes, in units of DynamoDB. */
export const readUnits = (bytes: number): number => Math.ceil(bytes / 4096);

/** What an order costs, in USD. */
export const computeCost = (usage: Usage): number => {
  const parts = [
    usage.stateTransitions * prices.stateTransition,
    usage.invocations * (prices.invocation + gigabyteSeconds * prices.gigabyteSecond),
    usage.writeUnits * prices.writeUnit,
    usage.readUnits * prices.readUnit,
    usage.requests * prices.request,
    usage.kmsCalls * prices.kmsCall,
    usage.mails * prices.mail,
    (usage.logBytes / 1e9) * prices.logGigabyte,
  ];
  return parts.reduce((sum, part) => sum + part, 0);
};
