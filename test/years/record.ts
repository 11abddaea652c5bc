import type { MobileId } from '../../domain/mobile-id.ts';
import type { IssuedCertificate } from '../../local/index.ts';

/** Milliseconds since 1970, by the cloud's clock. */
type Moment = number;

/** What the directory says of somebody from a moment on. */
export interface Standing {
  readonly at: Moment;
  readonly isActive: boolean;
}

/** One mobile ID, by what store and CA hold of it. */
export interface MobileIdSpan {
  readonly mobileId: string;
  readonly activatedAt: Moment;
  readonly notAfter: Moment;
  readonly lockedAt: Moment;
  /** Of the change that locked it; undefined where nothing did. */
  readonly reason: string | undefined;
  /** When it stopped to work: by its end, by a lock, or by the first certificate that was revoked. */
  readonly endedAt: Moment;
}

/** A mail that a mobile ID ends soon. */
export interface ReminderMail {
  readonly at: Moment;
  /** Days that were left, as it says. */
  readonly days: number;
}

/** All that is known of one person at the end. */
export interface LifeRecord {
  /** From the first to the last. */
  readonly standings: readonly Standing[];
  /** When they opened their phone page and it asked the service. */
  readonly openings: readonly Moment[];
  readonly mobileIds: readonly MobileIdSpan[];
  readonly reminders: readonly ReminderMail[];
}

/** What the directory said at a moment. */
export const wasActive = (standings: readonly Standing[], at: Moment): boolean =>
  standings.findLast((standing) => standing.at <= at)?.isActive ?? false;

const never = Infinity;
const parse = (moment: string | undefined): Moment => (moment === undefined ? never : Date.parse(moment));

/** Reads a mobile ID that became active; undefined for one that never did. */
export const toSpan = (
  { mobileId, activatedAt, notAfter, lockedAt, change, certificates }: MobileId,
  issued: ReadonlyMap<string, IssuedCertificate>,
): MobileIdSpan | undefined => {
  if (activatedAt === undefined) return undefined;
  const revoked = Object.values(certificates).map(({ serial }) =>
    Number(issued.get(serial.toUpperCase())?.revokedAt ?? never),
  );
  const [end, locked] = [parse(notAfter), parse(lockedAt)];
  return {
    ...{ mobileId, activatedAt: parse(activatedAt), notAfter: end, lockedAt: locked },
    reason: lockedAt === undefined ? undefined : change?.reason,
    endedAt: Math.min(end, locked, ...revoked),
  };
};
