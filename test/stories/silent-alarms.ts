import type { Alarms } from '../../local/index.ts';

/** How the names of alarms end that no story rings, and why. */
const exceptions: readonly { readonly of: RegExp; readonly why: string }[] = [
  { of: /Errors$/, why: 'each function has one, made in one place; some of them ring' },
  { of: /RefusedRequests$/, why: 'it takes five refused requests a second over five minutes' },
  { of: /EncryptionKeysLeftOut$/, why: 'it takes 65 mobile IDs of one user' },
  { of: /MailReject$/, why: 'SES rejects mails with a virus only' },
  { of: /ExecutionsTimedOut$/, why: 'each step gives up long before the execution does' },
  { of: /ExecutionThrottled$/, why: 'the local cloud never throttles an execution that has begun' },
  { of: /RevocationListUnwritten$/, why: 'the local CA serves its list and writes it to no bucket' },
];

/** The alarms that never rang, but for the listed exceptions. */
export const silentAlarms = ({ names, changes }: Alarms): readonly string[] =>
  names
    .filter((name) => !changes.some((change) => change.name === name && change.state === 'ALARM'))
    .filter((name) => !exceptions.some(({ of }) => of.test(name)));
