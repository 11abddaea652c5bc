/**
 * Every Lambda function by its name, and the folder below `lambdas/` that it belongs to: its file is
 * `lambdas/<folder>/<name>.lambda.ts`. Its log codes begin with its name.
 */
export const entryPoints = {
  'start-order': 'get-mobile-id/start',
  'load-options': 'get-mobile-id/start',
  'check-options': 'get-mobile-id/start',
  'check-user-state': 'get-mobile-id/start',
  'await-confirmation': 'get-mobile-id/confirm',
  'confirm-order': 'get-mobile-id/confirm',
  'deliver-qr-code': 'get-mobile-id/deliver',
  'renew-activation-code': 'get-mobile-id/deliver',
  'read-activation': 'get-mobile-id/deliver',
  'submit-activation': 'get-mobile-id/deliver',
  'await-approval': 'get-mobile-id/approve',
  'approve-order': 'get-mobile-id/approve',
  'begin-issuing': 'get-mobile-id/issue',
  'issue-certificate': 'get-mobile-id/issue',
  'collect-certificate': 'get-mobile-id/issue',
  'check-certificates': 'get-mobile-id/issue',
  'recover-encryption-certificates': 'get-mobile-id/issue',
  'register-mobile-id': 'get-mobile-id/install',
  'await-installation': 'get-mobile-id/install',
  'read-certificates': 'get-mobile-id/install',
  'confirm-installation': 'get-mobile-id/install',
  'write-active-profile': 'get-mobile-id/activate',
  'lock-replaced-mobile-id': 'get-mobile-id/activate',
  'notify-success': 'get-mobile-id/activate',
  'cancel-order': 'get-mobile-id/close',
  'close-order': 'get-mobile-id/close',
  'revoke-certificates': 'get-mobile-id/close',
  'notify-failure': 'get-mobile-id/close',
  'clean-up': 'get-mobile-id/close',
  sweep: 'get-mobile-id/close',
  'read-order': 'get-mobile-id/orders',
  'list-mobile-ids': 'mobile-ids',
  'read-mobile-id': 'mobile-ids',
} as const satisfies Readonly<Record<string, string>>;

export type EntryPointName = keyof typeof entryPoints;
