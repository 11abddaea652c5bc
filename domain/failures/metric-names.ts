/** Metrics that ring an alarm as soon as they count one, each with what it means to an administrator. */
export const metricNames = {
  OrderFailed:
    'An order ended for a reason that is not its user’s: the log names the error; nothing of it stays valid',
  OptionInvalid: 'A parameter holds a value that it may not hold: no order gets beyond its first step',
  CertificateOutcomeUnknown: 'Whether the CA issued a certificate is not known: see its audit report',
  EncryptionKeyWrong:
    'A stored encryption key does not fit its certificate: orders of its user fail until it is looked at',
  EncryptionKeysLeftOut: 'A user has so many encryption keys that a new phone did not get the oldest ones',
  EncryptionKeysExposed:
    'A phone could fetch encryption keys, but its order ended without a mobile ID: the log names them',
  CleanUpIncomplete:
    'Certificates of an order that failed, or of a mobile ID that was replaced, may still be valid; the sweep keeps trying',
  NotificationFailed: 'A user was not told by mail how an order ended',
} as const;

export type MetricName = keyof typeof metricNames;
