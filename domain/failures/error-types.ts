import { toPascalCase } from '../text.ts';

/** What an error is to whoever meets it. */
export interface ErrorType {
  /** HTTP status of the answer; 500 for errors that only the process itself can meet. */
  readonly status: number;
  /** Short summary that stays the same from one occurrence to the next (RFC 9457 section 3.1.3). */
  readonly title: string;
  /** The state machine may try the step again: waiting can heal it. */
  readonly retryable?: true;
}

/** What a client of the API can meet, by code. Pages have no use for the rest. */
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

// As a call without effects, it stays out of pages, which use nothing of it.
const addTo = <Of extends object, What extends object>(of: Of, what: What): Of & What => ({ ...of, ...what });

/**
 * Every error that this project names, as data: its stable code, the HTTP status that a client sees, a
 * title, and whether trying again can heal it. Problem details, the OpenAPI document and the state machine's
 * Retry lists derive from this table.
 */
export const errorTypes = /* @__PURE__ */ addTo(clientErrorTypes, {
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
  'ca-throttled': { status: 500, title: 'The CA takes no more requests just now', retryable: true },
  'not-its-turn': { status: 500, title: 'Other certificates come first at the CA' },
  'issuing-may-still-run': { status: 500, title: 'An issuing step may still be running', retryable: true },
} as const satisfies Readonly<Record<string, ErrorType>>);

/** The stable code of an error: part of the API, of log lines, and of the reason that an order keeps for its end. */
export type ErrorCode = keyof typeof errorTypes;

/**
 * The name under which a state machine's Retry and Catch know an error: `order-ended` is `OrderEnded`.
 * @param code the error's stable code
 */
export const errorName = (code: string): string => toPascalCase(code);

const listRetryable = (): readonly string[] =>
  Object.entries(errorTypes)
    .filter(([, type]) => 'retryable' in type)
    .map(([code]) => errorName(code));

/** Names of the errors that waiting can heal: what a Retry lists. */
export const retryableErrorNames: readonly string[] = /* @__PURE__ */ listRetryable();

/** The stable code of an error that the state machine caught by name; undefined when it is not ours. */
export const findErrorCode = (name: string): string | undefined =>
  Object.keys(errorTypes).find((code) => errorName(code) === name);
