import type { ErrorMembers } from './error-members.ts';
import { NamedError } from './errors.ts';

/** Nothing is left to lock: the mobile ID has expired, or it is not active yet. */
export class MobileIdNotLockable extends NamedError {
  override readonly members: ErrorMembers<'mobile-id-not-lockable'>;

  /** @param state where it stands */
  constructor(state: ErrorMembers<'mobile-id-not-lockable'>['state']) {
    super('mobile-id-not-lockable', `The mobile ID is ${state}: there is nothing to lock`);
    this.members = { state };
  }
}

/** The challenge that a proof carries was used, has expired, or is for another mobile ID; it does not say which. */
export class ChallengeGone extends NamedError {
  constructor() {
    super('challenge-gone');
  }
}

/** Nobody renews this mobile ID now: it does not work, it is too early, or the options don't allow it; it does not say which. */
export class MobileIdNotRenewable extends NamedError {
  constructor() {
    super('mobile-id-not-renewable');
  }
}

/** A user has one order at a time, and another one runs. */
export class OrderRunning extends NamedError {
  constructor() {
    super('order-running');
  }
}
