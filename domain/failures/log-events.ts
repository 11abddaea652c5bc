/**
 * What the log may say besides the line that every entry point writes when it is done: a closed catalogue of
 * codes with their sentences. Fields carry ids and codes, never a secret, a name or a mail address.
 */
export const logEvents = {
  'certificate-issued': 'The CA issued a certificate and it passed every check',
  'certificate-revoked': 'The CA revoked a certificate',
  'certificate-outcome-unknown': 'Look for the certificate in the audit report of the CA and revoke it',
  'mobile-id-activated': 'A mobile ID became active',
  'mobile-id-locked': 'A mobile ID was locked',
  'mobile-id-changed': 'A mobile ID became inactive, or active again, as its user did',
  'mobile-id-tested': 'A phone signed a challenge with its mobile ID; the reason says what was found',
  'mobile-id-test-refused': 'A test of a mobile ID was refused: its key did not sign, not now, or is unknown',
  'revocation-list-unread':
    'The CA’s list of revoked certificates could not be read: a test went by what this service had revoked',
  'directory-change-missed': 'Mobile IDs of a user had not followed the directory, and do now',
  'mobile-id-unrevoked':
    'The CA has not revoked all certificates of a locked mobile ID yet; it is asked again',
  'match-code-refused': 'A user typed a match code that the phone does not show',
  'encryption-key-recovered': 'An encryption key was given to the phone of an order',
  'encryption-key-wrong': 'A stored encryption key does not fit its certificate; nothing was handed out',
  'encryption-keys-left-out': 'A user has more encryption keys than an order can carry; see the oldest ones',
  'encryption-keys-exposed': 'An order ended without a mobile ID after its phone could fetch these keys',
  'execution-not-started': 'An order waits for the sweep to start its execution',
  'directory-attribute-left-out':
    'The directory holds something that does not fit; the order goes on without it',
  'notification-left-out': 'A user was not told what happened: the directory has no address that takes mail',
  'reminder-sent': 'A user was mailed that their mobile ID ends soon; the detail says how many days before',
  'reminder-failed': 'A user could not be mailed that their mobile ID ends soon',
  'reminders-cut': 'The time of a run was over before everybody whose mobile ID ends soon was looked at',
  'notification-failed': 'A mail about the outcome could not be sent',
  'order-ended': 'An order ended without a mobile ID',
  'order-failed': 'An order ended without a mobile ID, and its user could not help it',
  'clean-up-incomplete': 'Clean-up of an order did not come through; the sweep tries again',
  'option-invalid': 'A parameter holds a value that it may not hold',
  'authority-unusable': 'The CA can not issue what orders need; the detail says what to do',
} as const;

export type LogEvent = keyof typeof logEvents;

/** Everything that a log line may carry. */
export interface LogFields {
  readonly orderId?: string;
  readonly mobileId?: string;
  readonly userId?: string;
  readonly kind?: string;
  readonly serial?: string;
  readonly keyId?: string;
  readonly reason?: string;
  /** Who changed a mobile ID, as a word. */
  readonly by?: string;
  readonly errorCode?: string;
  /** Name of a parameter in Parameter Store. */
  readonly parameter?: string;
  /** Path to an attribute of a stored item, never what it holds. */
  readonly attribute?: string;
  readonly detail?: string;
}

/** Metrics that ring an alarm as soon as they count one, each with what it means to an administrator. */
export const metricNames = {
  OrderFailed:
    'An order ended for a reason that is not its user’s: the log names the error; nothing of it stays valid',
  OptionInvalid: 'A parameter holds a value that it may not hold: no order gets beyond its first step',
  AuthorityUnusable:
    'The CA is not active, or not of a kind that orders can use: no order gets beyond its first step',
  CertificateOutcomeUnknown: 'Whether the CA issued a certificate is not known: see its audit report',
  EncryptionKeyWrong:
    'A stored encryption key does not fit its certificate: orders of its user fail until it is looked at',
  EncryptionKeysLeftOut: 'A user has so many encryption keys that a new phone did not get the oldest ones',
  EncryptionKeysExposed:
    'A phone could fetch encryption keys, but its order ended without a mobile ID: the log names them',
  CleanUpIncomplete:
    'Certificates of an order that failed, or of a mobile ID that was replaced, may still be valid; the sweep keeps trying',
  MobileIdUnrevoked:
    'Certificates of a locked mobile ID are still valid, because the CA could not revoke them, or the process of the lock broke off; the CA is asked again',
  NotificationFailed: 'A user was not told by mail how an order ended, or that a mobile ID was locked',
  ReminderFailed:
    'A user was not told by mail that their mobile ID ends soon: the next run tries again where SES refused it, else the next reminder comes',
  RemindersCut:
    'More people have to be told that their mobile ID ends soon than one run can mail: the next run, an hour later, goes on',
} as const;

export type MetricName = keyof typeof metricNames;

/** Metrics that are counted and ring nothing: an administrator may look at them. */
export const countNames = {
  MobileIdTestSucceeded: 'A user tested a mobile ID, and it works',
  MobileIdTestRefused: 'Somebody sent a test that no mobile ID’s key has signed, or has not signed now',
  MobileIdTestFailed: 'A user tested a mobile ID, and it does not work: the log says why',
} as const;

export type CountName = keyof typeof countNames;
