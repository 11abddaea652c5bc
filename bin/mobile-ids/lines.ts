import { toMobileIdResponse } from '../../api/mobile-id-response.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import type { Plan } from './mobile-ids.ts';

/** A mobile ID as programs get it: as the API shows it, and whose it is. */
export const toRecord = (mobileId: MobileId, now: Date) => ({
  userId: mobileId.userId,
  ...toMobileIdResponse(mobileId, now),
  orderId: mobileId.orderId,
});

const toDay = (moment: string): string => moment.slice(0, 10);

const dayMs = 86_400_000;

const daysLeft = (notAfter: string, now: Date): string => {
  const days = Math.ceil((Date.parse(notAfter) - now.getTime()) / dayMs);
  if (days <= 0) return '';
  return days === 1 ? ' (in 1 day)' : ` (in ${days.toString()} days)`;
};

/** One mobile ID in a line. */
export const listLine = (mobileId: MobileId, now: Date): string => {
  const { state, labels, phoneName } = toMobileIdResponse(mobileId, now);
  const end = `ends ${toDay(mobileId.notAfter)}${state === 'active' ? daysLeft(mobileId.notAfter, now) : ''}`;
  return [mobileId.mobileId, state.padEnd(10), end, phoneName, labels.userId, mobileId.userId].join('  ');
};

/** All about a mobile ID, line by line. */
export const showLines = (mobileId: MobileId, now: Date): readonly string[] => {
  const { change, certificates, ...shown } = toRecord(mobileId, now);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['mobile ID', shown.mobileId],
    ['state', shown.state],
    ['because of', change && `${change.reason}, by ${change.by}, ${change.at}`],
    ['user', `${shown.userId} (${shown.labels.userId})`],
    ['phone', shown.phoneName],
    ['made', shown.createdAt],
    ['active since', shown.activatedAt],
    ['locked', shown.lockedAt],
    ['ends', `${shown.notAfter}${daysLeft(shown.notAfter, now)}`],
    [
      'reminded',
      mobileId.reminder && `${mobileId.reminder.days.toString()} days before, ${mobileId.reminder.at}`,
    ],
    ['order', shown.orderId],
  ];
  return [
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(13)} ${value}`])),
    ...certificates.map(({ kind, state, serial }) => `${kind.padEnd(15)} ${state.padEnd(8)} ${serial}`),
  ];
};

/** What a change did, or would do. */
export const changeLines = (
  { isMade, before, after, revokes }: Plan,
  { dryRun }: { readonly dryRun: boolean },
): readonly string[] => {
  if (isMade) return [`It is ${after} already; nothing ${dryRun ? 'would change' : 'is changed'}`];
  if (before === after)
    return [`It ${dryRun ? 'would stay' : 'stays'} ${after} from now on, also when its user is active again`];
  const count = revokes.length.toString();
  return [
    dryRun
      ? `Nothing is changed. It would go from ${before} to ${after}`
      : `It was ${before} and is ${after}`,
    ...(revokes.length > 0
      ? [
          dryRun
            ? `${count} certificates would be revoked`
            : `${count} certificates are being revoked; "show" says when`,
        ]
      : []),
  ];
};
