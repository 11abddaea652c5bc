/**
 * Every Lambda function by its name, and the phase of the process (the folder) that it belongs to. The file
 * of an entry point is `lambdas/<phase>/<name>.lambda.ts`; its log codes begin with its name.
 */
export const entryPoints = {
  'start-order': 'start',
  'load-options': 'start',
  'check-options': 'start',
  'check-user-state': 'start',
  'await-confirmation': 'confirm',
  'confirm-order': 'confirm',
  'deliver-qr-code': 'deliver',
  'renew-activation-code': 'deliver',
  'read-activation': 'deliver',
  'answer-activation': 'deliver',
  'await-approval': 'approve',
  'approve-order': 'approve',
  'issue-certificate': 'issue',
  'collect-certificate': 'issue',
  'recover-encryption-certificates': 'issue',
  'await-installation': 'install',
  'read-certificates': 'install',
  'confirm-installation': 'install',
  'write-active-profile': 'activate',
  'lock-replaced-mobile-id': 'activate',
  'notify-success': 'activate',
  'cancel-order': 'close',
  'close-order': 'close',
  'revoke-certificates': 'close',
  'notify-failure': 'close',
  'clean-up': 'close',
  sweep: 'close',
  'read-order': 'view',
  'list-mobile-ids': 'view',
  'read-mobile-id': 'view',
} as const satisfies Readonly<Record<string, string>>;

export type EntryPointName = keyof typeof entryPoints;
