/** Metrics that ring an alarm as soon as they count one, each with what it means to an administrator. */
export const metricNames = {
  OptionInvalid: 'A parameter holds a value that it may not hold: no order gets beyond its first step',
  CertificateOutcomeUnknown: 'Whether the CA issued a certificate is not known: see its audit report',
  CleanUpIncomplete: 'Certificates of an order that failed may still be valid; clean-up keeps trying',
  NotificationFailed: 'A user was not told by mail how an order ended',
  ReplacedMobileIdNotLocked:
    'Certificates of a replaced mobile ID may still be valid; the sweep keeps trying',
} as const;

export type MetricName = keyof typeof metricNames;
