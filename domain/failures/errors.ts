import { isEnded, type OrderState } from '../order/order-states.ts';
import type { DirectoryAttribute, ErrorMembers } from './error-members.ts';
import { type GoneReason, errorName, errorTypes, type ErrorCode } from './error-types.ts';
import type { LogFields } from './log-events.ts';

/**
 * An error that this project knows by name. Its message may reach a client, a log and the execution history,
 * so it never carries a secret or anything personal.
 */
export class NamedError extends Error {
  /** Stable code, listed in error-types.ts. */
  readonly code: ErrorCode;
  /** What problem details carry beside the standard members, listed by code in error-members.ts. */
  readonly members: object = {};
  /** What its log line carries beside its code; no client sees it. */
  readonly logFields: LogFields = {};

  constructor(code: ErrorCode, message?: string) {
    super(message ?? errorTypes[code].title);
    this.code = code;
    this.name = errorName(code);
  }
}

/** The request's body, header or path is not in the form that the route takes. */
export class RequestInvalid extends NamedError {
  constructor(message: string) {
    super('request-invalid', message);
  }
}

/** The body is larger than the largest that a client has reason to send. It was not looked at. */
export class BodyTooLarge extends NamedError {
  /** @param limit bytes that the route takes */
  constructor(limit: number) {
    super('body-too-large', `This route takes ${limit.toString()} bytes at most`);
  }
}

/** The body is of another media type than the one that every route takes (RFC 9110 section 15.5.16). */
export class MediaTypeUnsupported extends NamedError {
  constructor() {
    super('media-type-unsupported');
  }
}

/** No bearer token, or none that fits the order. Says the same whether or not the order exists. */
export class Unauthorized extends NamedError {
  constructor() {
    super('unauthorized');
  }
}

/** The user has to sign in again (RFC 9470). */
export class SignInTooOld extends NamedError {
  override readonly members: ErrorMembers<'sign-in-too-old'>;

  /** @param maxAgeSeconds how old the sign-in may be */
  constructor(maxAgeSeconds: number) {
    super('sign-in-too-old');
    this.members = { maxAge: maxAgeSeconds };
  }
}

/** The user is unknown, inactive or locked; it does not say which. */
export class UserNotActive extends NamedError {
  constructor() {
    super('user-not-active');
  }
}

/**
 * The user's item in the directory lacks an attribute that is needed, or what it holds does not fit; whoever writes
 * the directory has to mend it.
 */
export class DirectoryItemInvalid extends NamedError {
  override readonly members: ErrorMembers<'directory-item-invalid'>;
  override readonly logFields: LogFields;

  /**
   * @param userId whose item
   * @param attribute what is wrong; what it holds stays out
   */
  constructor(userId: string, attribute: DirectoryAttribute) {
    super('directory-item-invalid', `The user's item in the directory does not fit at ${attribute}`);
    this.members = { attribute };
    this.logFields = { userId, attribute };
  }
}

/** There is no such order, or it is somebody else's. */
export class OrderNotFound extends NamedError {
  constructor() {
    super('order-not-found');
  }
}

/** The user has no such mobile ID. */
export class MobileIdNotFound extends NamedError {
  constructor() {
    super('mobile-id-not-found');
  }
}

/** The mobile ID of a phone is locked, or its user is not active: there is nothing for the phone to have. */
export class MobileIdGone extends NamedError {
  constructor() {
    super('mobile-id-gone');
  }
}

/** An order does not take what somebody wants of it, because of the state that it is in. */
export abstract class OrderRefused extends NamedError {
  /** Where the order stands. */
  readonly state: OrderState;
  override readonly members: ErrorMembers<'wrong-step' | 'order-ended'>;

  constructor(code: 'wrong-step' | 'order-ended', message: string, state: OrderState) {
    super(code, `${message}: ${state}`);
    this.state = state;
    this.members = { state };
  }
}

/** The order is at another step. */
export class WrongStep extends OrderRefused {
  /** @param state where the order stands */
  constructor(state: OrderState) {
    super('wrong-step', 'The order is at another step', state);
  }
}

/** The order came to its end, so a step of it must not go on. */
export class OrderEnded extends OrderRefused {
  /** @param state the end it came to */
  constructor(state: OrderState) {
    super('order-ended', 'The order has ended', state);
  }
}

/**
 * Says why an order in this state refuses what is wanted of it.
 * @param state where the order stands
 */
export const refuseIn = (state: OrderState): OrderRefused =>
  isEnded(state) ? new OrderEnded(state) : new WrongStep(state);

/** The activation code is no longer valid. Only who shows a code that was one of the order's may learn why. */
export class ActivationCodeGone extends NamedError {
  override readonly members: ErrorMembers<'activation-code-gone'>;

  constructor(reason: GoneReason) {
    super('activation-code-gone', `Activation code is no longer valid: ${reason}`);
    this.members = { reason };
  }
}

/** The user asks for something that the options of the order do not offer. */
export class ChoiceNotOffered extends NamedError {
  /** @param message what was asked and what is offered */
  constructor(message: string) {
    super('choice-not-offered', message);
  }
}

/** The same Idempotency-Key came with another body within 24 hours. */
export class IdempotencyKeyReused extends NamedError {
  constructor() {
    super('idempotency-key-reused');
  }
}

/** The typed match code is wrong. */
export class MatchCodeWrong extends NamedError {
  override readonly members: ErrorMembers<'match-code-wrong'>;

  /** @param triesLeft how often the user may still try; 0 when the order has ended for it */
  constructor(triesLeft: number) {
    super('match-code-wrong');
    this.members = { triesLeft };
  }
}

/** A limit for one user or one order is reached. */
export class TooManyRequests extends NamedError {
  override readonly members: ErrorMembers<'too-many-requests'>;

  /** @param retryAfterSeconds when the limit opens again */
  constructor(retryAfterSeconds: number) {
    super('too-many-requests');
    this.members = { retryAfter: retryAfterSeconds };
  }
}
