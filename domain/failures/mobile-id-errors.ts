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
