import { toPascalCase } from '../text.ts';

/**
 * Every error that this project names, as data: its stable code, the HTTP status that a client sees, a
 * title, and whether trying again can heal it. Problem details, the OpenAPI document and the state machine's
 * Retry lists derive from this table.
 */
interface ErrorType {
  /** HTTP status of the answer; 500 for errors that only the process itself can meet. */
  readonly status: number;
  /** Short summary that stays the same from one occurrence to the next (RFC 9457 section 3.1.3). */
  readonly title: string;
  /** The state machine may try the step again: waiting can heal it. */
  readonly retryable?: true;
}

export const errorTypes = {
  // What a client of the API can meet.
  'request-invalid': { status: 400, title: 'The request is not in the form that this route takes' },
  unauthorized: { status: 401, title: 'The bearer token is missing or not valid for this order' },
  'sign-in-too-old': { status: 401, title: 'Sign in again to go on' },
  'user-not-active': { status: 403, title: 'Your account cannot get a mobile ID at the moment' },
  'directory-item-invalid': {
    status: 403,
    title: 'What the directory says of you has to be corrected before you can get a mobile ID',
  },
  'order-not-found': { status: 404, title: 'You have no order of this name' },
  'mobile-id-not-found': { status: 404, title: 'You have no mobile ID of this name' },
  'wrong-step': { status: 409, title: 'The order is not at the step that this request belongs to' },
  'mobile-id-not-lockable': { status: 409, title: 'The mobile ID is in no state to be locked' },
  'activation-code-gone': {
    status: 410,
    title: 'The activation code works no more',
  },
  'mobile-id-gone': { status: 410, title: 'The mobile ID of this phone works no more' },
  'order-ended': { status: 409, title: 'The order has ended' },
  'choice-not-offered': { status: 422, title: 'The order does not offer this choice' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key came with another request before' },
  'certificate-request-refused': { status: 422, title: 'A certificate signing request breaks a rule' },
  'public-key-used': { status: 422, title: 'A key was sent for a certificate before; make new keys' },
  'match-code-wrong': { status: 422, title: 'The code is not the one that the phone shows' },
  'body-too-large': { status: 413, title: 'The body is larger than this route takes' },
  'media-type-unsupported': { status: 415, title: 'The body is not application/json' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait and try again' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'service-busy': { status: 503, title: 'The service is busy; try again', retryable: true },

  // What only the process meets.
  'input-invalid': { status: 500, title: 'A step got an input that it does not take' },
  'stored-item-invalid': { status: 500, title: 'A stored item does not fit its schema' },
  'option-invalid': { status: 500, title: 'A parameter holds a value that it may not hold' },
  'authority-unusable': { status: 500, title: 'The CA can not issue what orders need' },
  'certificate-in-progress': {
    status: 500,
    title: 'The CA has not issued the certificate yet',
    retryable: true,
  },
  'certificate-refused-by-ca': { status: 500, title: 'The CA refused to issue the certificate' },
  'certificate-wrong': { status: 500, title: 'The CA issued something else than was asked for' },
  'certificates-incomplete': { status: 500, title: 'Not every certificate of the order was issued' },
  'certificate-outcome-unknown': { status: 500, title: 'Whether the CA issued a certificate is not known' },
  'encryption-key-wrong': { status: 500, title: 'An encryption key does not fit its certificate' },
  'lost-race': { status: 500, title: 'Somebody else changed the same thing first', retryable: true },
  'issuing-may-still-run': { status: 500, title: 'An issuing step may still be running', retryable: true },
} as const satisfies Readonly<Record<string, ErrorType>>;

/** The stable code of an error: part of the API, of log lines, and of the reason that an order keeps for its end. */
export type ErrorCode = keyof typeof errorTypes;

/**
 * Why an activation code that was one of its order's is no longer valid: a phone used it, a newer code replaced
 * it, its time is over, or its order came to an end.
 */
export const goneReasons = ['used', 'replaced', 'expired', 'ended'] as const;

/** One of `goneReasons`. */
export type GoneReason = (typeof goneReasons)[number];

/**
 * The name under which a state machine's Retry and Catch know an error: `order-ended` is `OrderEnded`.
 * @param code the error's stable code
 */
export const errorName = (code: string): string => toPascalCase(code);

/** Names of the errors that waiting can heal: what a Retry lists. */
export const retryableErrorNames: readonly string[] = Object.entries(errorTypes)
  .filter(([, type]) => 'retryable' in type)
  .map(([code]) => errorName(code));

/** The stable code of an error that the state machine caught by name; undefined when it is not ours. */
export const findErrorCode = (name: string): string | undefined =>
  Object.keys(errorTypes).find((code) => errorName(code) === name);
