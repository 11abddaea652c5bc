import { toPascalCase } from '../text.ts';
import { clientErrorTypes, type ErrorType } from './client-error-types.ts';

/**
 * Every error that this project names, as data: its stable code, the HTTP status that a client sees, a
 * title, and whether trying again can heal it. Problem details, the OpenAPI document and the state machine's
 * Retry lists derive from this table.
 */
export const errorTypes = {
  ...clientErrorTypes,

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
  'ca-throttled': { status: 500, title: 'The CA takes no more requests just now', retryable: true },
  'not-its-turn': { status: 500, title: 'Other certificates come first at the CA' },
  'issuing-may-still-run': { status: 500, title: 'An issuing step may still be running', retryable: true },
} as const satisfies Readonly<Record<string, ErrorType>>;

/** The stable code of an error: part of the API, of log lines, and of the reason that an order keeps for its end. */
export type ErrorCode = keyof typeof errorTypes;

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
