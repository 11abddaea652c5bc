/** What an error is to whoever meets it. */
export interface ErrorType {
  /** HTTP status of the answer; 500 for errors that only the process itself can meet. */
  readonly status: number;
  /** Short summary that stays the same from one occurrence to the next (RFC 9457 section 3.1.3). */
  readonly title: string;
  /** The state machine may try the step again: waiting can heal it. */
  readonly retryable?: true;
}

/** What a client of the API can meet, by code. It stands by itself because pages have no use for the rest. */
export const clientErrorTypes = {
  'request-invalid': { status: 400, title: 'The request is not valid for this route' },
  unauthorized: { status: 401, title: 'Bearer token is missing or not valid for this order' },
  'sign-in-too-old': { status: 401, title: 'Recent sign-in required' },
  'user-not-active': { status: 403, title: 'Account is not active' },
  'directory-item-invalid': {
    status: 403,
    title: 'Directory entry has to be corrected before this user can get a mobile ID',
  },
  'order-not-found': { status: 404, title: 'Order not found' },
  'mobile-id-not-found': { status: 404, title: 'Mobile ID not found' },
  'wrong-step': { status: 409, title: 'The order is at another step' },
  'mobile-id-not-lockable': { status: 409, title: 'Mobile ID cannot be locked in its current state' },
  'mobile-id-not-renewable': {
    status: 409,
    title: 'Mobile ID cannot be renewed now',
  },
  'order-running': { status: 409, title: 'Another order of this user is running' },
  'activation-code-gone': {
    status: 410,
    title: 'Activation code is no longer valid',
  },
  'challenge-gone': { status: 410, title: 'Challenge was used, has expired, or is for another mobile ID' },
  'mobile-id-gone': { status: 410, title: 'The mobile ID of this phone is no longer valid' },
  'order-ended': { status: 409, title: 'The order has ended' },
  'choice-not-offered': { status: 422, title: 'The order does not offer this choice' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key was already used for another request' },
  'certificate-request-refused': { status: 422, title: 'Certificate signing request refused' },
  'public-key-used': { status: 422, title: 'Public key was already used; make new keys' },
  'match-code-wrong': { status: 422, title: 'Code does not match the one on the phone' },
  'body-too-large': { status: 413, title: 'Request body is too large' },
  'media-type-unsupported': { status: 415, title: 'Request body is not application/json' },
  'too-many-requests': { status: 429, title: 'Too many requests; try again later' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'service-busy': { status: 503, title: 'Service is busy; try again', retryable: true },
} as const satisfies Readonly<Record<string, ErrorType>>;

/**
 * Why an activation code that was one of its order's is no longer valid: a phone used it, a newer code replaced
 * it, its time is over, or its order came to an end.
 */
export const goneReasons = ['used', 'replaced', 'expired', 'ended'] as const;

/** One of `goneReasons`. */
export type GoneReason = (typeof goneReasons)[number];
