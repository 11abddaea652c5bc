import { RemovalPolicy } from 'aws-cdk-lib';

/** What becomes of tables, keys, users and logs. */
export interface DataPolicy {
  readonly removalPolicy: RemovalPolicy;
  /** Whether tables and users refuse to be deleted, whoever asks. */
  readonly deletionProtection: boolean;
}

// A first deploy that fails is rolled back: what it made goes again, which deletion protection would prevent.
const removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** Data policies by what the setting `data` may hold. */
export const dataPolicies = {
  retain: { removalPolicy, deletionProtection: false },
  protect: { removalPolicy, deletionProtection: true },
  destroy: { removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false },
} as const satisfies Readonly<Record<string, DataPolicy>>;
