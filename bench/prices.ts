/**
 * List prices of AWS in us-east-1, in USD, as of 2026; without the free tier, and without Private CA, whose price
 * outweighs all others.
 */
export const prices = {
  /** https://aws.amazon.com/step-functions/pricing/; a retry counts too */
  stateTransition: 0.025 / 1000,
  /** https://aws.amazon.com/lambda/pricing/ */
  invocation: 0.2 / 1e6,
  /** arm64 */
  gigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** https://aws.amazon.com/api-gateway/pricing/, HTTP API */
  request: 1 / 1e6,
  /** https://aws.amazon.com/kms/pricing/, symmetric keys */
  kmsCall: 0.03 / 10_000,
  /** https://aws.amazon.com/ses/pricing/ */
  mail: 0.1 / 1000,
  /** https://aws.amazon.com/cloudwatch/pricing/, a gigabyte of logs taken in */
  logGigabyte: 0.5,
} as const;
