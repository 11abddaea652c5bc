import { lockReasons, type MobileId } from '../../../domain/mobile-id.ts';
import { findUser } from '../../aws/tables/directory.ts';
import { findMobileId, markLockNotified } from '../../aws/tables/mobile-ids.ts';
import { writeLockedMail, toReader } from '../../mail/mails.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import type { LockTask } from './lock-task.ts';

type Deps = Pick<Dependencies, 'mobileIds' | 'directory' | 'mailer' | 'brand' | 'siteUrl' | 'now' | 'log'>;

/**
 * Mails a user once that a mobile ID of theirs was locked, where a person locked it: it may have been somebody else.
 * What the directory locks, nobody is mailed. A failure rings an alarm, and trying again is safe.
 * @throws whatever kept the mail from being sent
 */
export const notifyLocked = async (deps: Deps, { userId, mobileId, by }: LockTask): Promise<void> => {
  if (by !== 'user' && by !== 'operator') return;
  try {
    const locked = await findMobileId(deps, { userId, mobileId });
    if (locked && locked.lockNotifiedAt === undefined) await send(deps, locked);
  } catch (error) {
    deps.log.alarm('notification-failed', 'NotificationFailed', { mobileId });
    throw error;
  }
};

const send = async (deps: Deps, locked: MobileId): Promise<void> => {
  const { userId, mobileId, phoneName, language, lockedAt, change } = locked;
  const user = await findUser(deps, userId);
  if (!user) return;
  const { email } = user;
  if (email === undefined) {
    deps.log.info('notification-left-out', { mobileId, userId, attribute: 'email' });
    return;
  }
  const facts = {
    phone: phoneName,
    lockedAt: lockedAt === undefined ? undefined : new Date(lockedAt),
    lockReason: lockReasons.find((reason) => reason === change?.reason),
  };
  const content = { facts, siteUrl: deps.siteUrl, brand: await deps.brand.read() };
  const letter = writeLockedMail(toReader(user, email, language), content);
  await deps.mailer.send({ to: email, ...letter }, locked.orderId);
  await markLockNotified(deps, locked, deps.now());
};
