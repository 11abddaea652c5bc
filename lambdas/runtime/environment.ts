/** Every environment variable that a Lambda of this project may read; the infrastructure's grants set them. */
export const environmentNames = [
  'ORDERS_TABLE',
  'DIRECTORY_TABLE',
  'MOBILE_IDS_TABLE',
  'COORDINATION_TABLE',
  'ENCRYPTION_KEYS_TABLE',
  'OPTIONS_PATH',
  'STATE_MACHINE_ARN',
  'ACTIVATION_CODE_KEY_ARN',
  'RECOVERY_KEY_ARN',
  'CA_ARN',
  'CA_SIGNING_ALGORITHM',
  'SENDER_ADDRESS',
  'MAIL_CONFIGURATION_SET',
  'SITE_URL',
  'USER_CLAIM',
] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/**
 * Reads a variable that has to be there.
 * @throws {Error} names the variable
 */
export const environment = (name: EnvironmentName): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Environment variable ${name} is not set`);
  return value;
};
