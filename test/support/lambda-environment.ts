/** The environment that every Lambda runs in during tests: its names match those of the memory tables. */
export const lambdaEnvironment = {
  ORDERS_TABLE: 'orders',
  DIRECTORY_TABLE: 'directory',
  MOBILE_IDS_TABLE: 'mobile-ids',
  COORDINATION_TABLE: 'coordination',
  ENCRYPTION_KEYS_TABLE: 'encryption-keys',
  PUBLIC_KEYS_TABLE: 'public-keys',
  OPTIONS_PATH: '/get-mobile-id/options',
  STATE_MACHINE_ARN: 'arn:aws:states:eu-central-1:111122223333:stateMachine:MobileIDSelfServiceProcGet',
  CHANGE_STATE_MACHINE_ARN:
    'arn:aws:states:eu-central-1:111122223333:stateMachine:MobileIDSelfServiceProcGet',
  RENEW_STATE_MACHINE_ARN:
    'arn:aws:states:eu-central-1:111122223333:stateMachine:MobileIDSelfServiceProcRenew',
  ACTIVATION_CODE_KEY_ARN: 'arn:aws:kms:eu-central-1:111122223333:key/activation-codes',
  RECOVERY_KEY_ARN: 'arn:aws:kms:eu-central-1:111122223333:key/recovery',
  CA_ARN: 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/issuing',
  CERTIFICATES_PER_SECOND: '25',
  SENDER_ADDRESS: 'mobile-id@example.com',
  MAIL_CONFIGURATION_SET: 'get-mobile-id',
  SITE_URL: 'https://id.example.com',
  USER_CLAIM: 'sub',
  CLIENT_ID: 'self-service',
  POWERTOOLS_SERVICE_NAME: 'get-mobile-id',
  POWERTOOLS_METRICS_NAMESPACE: 'GetMobileId',
};
