import * as v from 'valibot';

/**
 * One item of the coordination table, which keeps one user or one order within bounds: the marker of a running
 * order, a remembered Idempotency-Key, or a counter of requests.
 */
export const CoordinationSchema = v.object({
  key: v.string(),
  /** Of a marker: the order that runs. Of a remembered key: the order that its start got. */
  orderId: v.optional(v.string()),
  /** Of a remembered key: hash of the request that came with it. */
  requestHash: v.optional(v.string()),
  /** Of a counter: the requests so far. */
  requests: v.optional(v.number()),
  /** When the item stops to count; DynamoDB deletes it some time after that. */
  ttlEpochSeconds: v.optional(v.number()),
});

/** An item of the coordination table. */
export type Coordination = v.InferOutput<typeof CoordinationSchema>;
