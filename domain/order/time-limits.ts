/**
 * Times that infrastructure and run-time code have to agree on, in seconds.
 */
export const timeLimits = {
  /** Longest run of the Lambda that asks the CA: clean-up waits for it before it revokes. */
  issueCertificate: 30,
  /** How long ACM PCA takes a second request with the same idempotency token as the first one. */
  caIdempotency: 300,
  /** How long an order may be `issuing` before the sweep ends it. */
  issuing: 1800,
  /** How long an execution may take to reach its first waiting step before the sweep looks at it. */
  starting: 120,
  /** How long the sweep tries to start an execution before it ends the order. */
  startAgain: 900,
  /** What the sweep adds to a step's deadline, so that the process itself comes first. */
  sweepGrace: 300,
  /**
   * What the sweep leaves to the clean-up of an order that has ended. Far less than `caIdempotency`: a certificate
   * whose answer got lost can be found for that long only.
   */
  cleanUpGrace: 60,
  /** How long an Idempotency-Key is honoured. */
  idempotency: 86_400,
  /** How long an ended order stays in the store. */
  retention: 30 * 86_400,
} as const;
