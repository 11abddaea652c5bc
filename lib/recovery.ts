import type { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keyContextNames, keyPairSpec } from '../domain/certificates/encryption-key.ts';
import { requireContext, type KeyConditions } from './encryption-context.ts';
import type { EntryPoint } from './entry-point.ts';

const ofOneKey = requireContext(...keyContextNames);

/**
 * The key that makes encryption keys which can be recovered, and under which they are kept: each bound to its
 * user, its mobile ID and its own id.
 */
export class Recovery extends Construct {
  readonly #key: Key;

  constructor(scope: Construct, id: string, { removalPolicy }: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Encryption keys of mobile IDs that can be recovered',
      enableKeyRotation: true,
      removalPolicy,
    });
  }

  /** Lets a function make keys, of the one type that mobile IDs use. */
  grantMake(entryPoint: EntryPoint): void {
    const ofOneType = { StringEquals: { 'kms:DataKeyPairSpec': keyPairSpec } };
    this.#grant(entryPoint, 'kms:GenerateDataKeyPair', { ...ofOneKey, ...ofOneType });
  }

  /** Lets a function open keys, to hand them to a phone of their user. */
  grantOpen(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'kms:Decrypt', ofOneKey);
  }

  #grant(entryPoint: EntryPoint, action: string, conditions: KeyConditions): void {
    entryPoint.addToRolePolicy({ actions: [action], resources: [this.#key.keyArn], conditions });
    entryPoint.addEnvironment({ RECOVERY_KEY_ARN: this.#key.keyArn });
  }
}
