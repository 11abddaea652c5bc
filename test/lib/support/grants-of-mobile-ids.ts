import type { EntryPointName } from '../../../domain/entry-points.ts';

// What lets mobile IDs and orders follow their user, once it is known whom.
const following = [
  'Coordination: GetItem DeleteItem',
  'Orders: GetItem UpdateItem',
  'process: SendTaskFailure',
  'renew process: SendTaskFailure',
  'lock process: StartExecution',
  'change process: StartExecution',
  'dead letters: SendMessage',
];

/** The same for functions that show orders, and those around mobile IDs after their activation. */
export const grantsOfMobileIds = {
  'read-order': ['Orders: GetItem', 'ActivationCodes: Decrypt'],
  'list-mobile-ids': ['MobileIds: Query', 'Coordination: GetItem'],
  'read-mobile-id': ['MobileIds: GetItem'],
  'read-phone-mobile-id': [
    'PublicKeys: GetItem',
    'MobileIds: Query',
    'renewal-from: GetParameter',
    'renewal-approval: GetParameter',
  ],
  'create-phone-challenge': ['PublicKeys: GetItem', 'MobileIds: Query', 'Coordination: PutItem UpdateItem'],
  'test-mobile-id': [
    'PublicKeys: GetItem',
    'MobileIds: Query UpdateItem',
    'Coordination: DeleteItem',
    'Directory: GetItem',
    'CA: GetCertificateAuthorityCertificate',
  ],
  'renew-mobile-id': [
    'PublicKeys: GetItem',
    'MobileIds: Query',
    'Directory: GetItem',
    'Orders: GetItem PutItem UpdateItem',
    'Coordination: GetItem PutItem UpdateItem DeleteItem',
    'options: GetParametersByPath',
    'CA: DescribeCertificateAuthority',
    'renew process: StartExecution',
  ],
  'await-phone': ['Orders: GetItem UpdateItem', 'renew process: SendTaskSuccess'],
  'lock-mobile-id': [
    'MobileIds: GetItem UpdateItem',
    'sign-in-age: GetParameter',
    'lock process: StartExecution',
  ],
  'mark-locked': ['MobileIds: UpdateItem'],
  'revoke-mobile-id': [
    'MobileIds: GetItem UpdateItem',
    'CA: RevokeCertificate',
    'CRLs: PutObject PutObjectAcl',
  ],
  'report-unrevoked': [],
  'follow-directory': [
    'directory stream: DescribeStream GetRecords GetShardIterator ListStreams',
    'Directory: GetItem ConditionCheckItem',
    'MobileIds: Query UpdateItem',
    ...following,
  ],
  'sweep-mobile-ids': [
    'Directory: GetItem ConditionCheckItem',
    'MobileIds: GetItem Query UpdateItem',
    'expiring mobile IDs: Query',
    ...following,
  ],
  'change-mobile-id': ['Directory: GetItem ConditionCheckItem', 'MobileIds: GetItem UpdateItem'],
  'notify-locked': ['MobileIds: GetItem UpdateItem', 'Directory: GetItem', 'mail: SendEmail SendRawEmail'],
  'send-reminders': [
    'MobileIds: GetItem UpdateItem',
    'expiring mobile IDs: Query',
    'Directory: GetItem',
    'reminders: GetParameter',
    'renewal-from: GetParameter',
    'mail: SendEmail SendRawEmail',
    'dead letters: SendMessage',
  ],
} as const satisfies Partial<Readonly<Record<EntryPointName, readonly string[]>>>;
