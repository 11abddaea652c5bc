import type { DemoCloud } from '../cloud.ts';
import type { DemoOutcome } from './run.ts';
import type { Ending } from './then.ts';

const width = 16;

/**
 * What somebody has in the end, and how they came to it, for people: each option shows in a line.
 * @param user who
 */
export const summary = (user: string, cloud: DemoCloud, outcome: DemoOutcome): readonly string[] => [
  `What ${user} has now`,
  ...Object.entries(rows(cloud, outcome)).map(([name, text]) => `  ${name.padEnd(width)}${text}`),
];

const rows = (cloud: DemoCloud, outcome: DemoOutcome): Readonly<Record<string, string>> => ({
  'Mobile ID': mobileId(outcome),
  Certificates: certificates(outcome),
  Valid: validity(outcome),
  'QR code': qrCode(outcome),
  'Time there was': times(outcome),
  'Sign-in': signIn(outcome),
  'Recovered keys': [...outcome.keys.keys()].join(', ') || 'none',
  'Old phone': oldPhone(outcome),
  Reminders: reminders(outcome),
  ...(outcome.ending && { Then: describeEnding(outcome.ending) }),
  Mails: mails(cloud),
});

const mobileId = ({ mobileId: { labels, phoneName, state } }: DemoOutcome): string =>
  `"${labels.profileName}" for ${labels.userId} at ${labels.serverName}, ${state} on ${phoneName}`;

const certificates = ({ order: { choices, confirmation } }: DemoOutcome): string => {
  const kinds = choices?.kinds.map(({ kind, policy }) =>
    confirmation?.kinds.includes(kind) ? `${kind} (${policy})` : `no ${kind} (${policy})`,
  );
  return kinds?.join(', ') ?? 'none';
};

const validity = ({ mobileId: { certificates: all, notAfter } }: DemoOutcome): string =>
  `${inUtc(all[0]?.notBefore)} to ${inUtc(notAfter)} UTC`;

const inUtc = (moment = ''): string => moment.slice(0, 16).replace('T', ' ');

const qrCode = ({ code: { mailedTo }, codeLifetime }: DemoOutcome): string =>
  `${mailedTo === undefined ? 'on the page' : `by mail to ${mailedTo}`}, good for ${inWords(codeLifetime)}`;

const times = ({ waits }: DemoOutcome): string =>
  waits.map(({ state, seconds }) => `${inWords(seconds)} ${state}`).join(', ');

const signIn = ({ oldSignIn: { age, maxAge } }: DemoOutcome): string => {
  const tried = `one of ${inWords(age)} ago is`;
  if (maxAge === undefined) return `${tried} good for the next order`;
  return `${tried} too old for the next order, it may be ${inWords(maxAge)}`;
};

const oldPhone = ({ replaced, order: { confirmation } }: DemoOutcome): string => {
  if (!replaced) return 'none';
  const { phoneName, state, reasons } = replaced;
  const certificates =
    reasons.length > 0 ? `revoked: ${[...new Set(reasons)].join(', ')}` : 'not revoked yet';
  return `${confirmation?.oldPhone ?? ''}: "${phoneName}" is ${state}, its certificates ${certificates}`;
};

const reminders = ({ reminderDays }: DemoOutcome): string =>
  reminderDays.length === 0 ? 'none' : `${reminderDays.join(', ')} days before the end`;

const describeEnding = ({ mobileId: { state }, renewed, reasons, mails: about }: Ending): string => {
  const certificates =
    reasons.length > 0 ? `, its certificates revoked: ${[...new Set(reasons)].join(', ')}` : '';
  const mailed = about.map((subject) => `"${subject}"`).join('; ');
  const successor = renewed ? `; renewed, valid until ${inUtc(renewed.notAfter)} UTC` : '';
  return `${state}${certificates}${successor}; mailed: ${mailed || 'nothing'}`;
};

const mails = (cloud: DemoCloud): string =>
  cloud
    .mails()
    .map(({ subject, to }) => `"${subject}" to ${to.join(', ')}`)
    .join('; ') || 'none';

const units = [
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** A length of time such as `1 h 30 min`. */
const inWords = (seconds: number): string => {
  let left = seconds;
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count > 0 ? [`${count.toString()} ${unit}`] : [];
  });
  return parts.join(' ') || '0 s';
};
