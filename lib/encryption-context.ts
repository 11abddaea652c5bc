import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';

/** Conditions of a statement about a key. */
export type KeyConditions = NonNullable<PolicyStatementProps['conditions']>;

/**
 * The condition under which a key may be used: the encryption context names all of these, and nothing else.
 * @param names members of the context
 */
export const requireContext = (...names: readonly string[]): KeyConditions => ({
  Null: Object.fromEntries(names.map((name) => [`kms:EncryptionContext:${name}`, 'false'])),
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': names },
});
