import type { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { requireContext } from './encryption-context.ts';
import type { EntryPoint } from './entry-point.ts';

/** What activation codes need. */
export interface ActivationCodesProps {
  /** Origin of the page that the link with a code leads to. */
  readonly siteUrl: string;
  readonly removalPolicy: RemovalPolicy;
}

/** The key under which activation codes are kept until they are used, each bound to its order. */
export class ActivationCodes extends Construct {
  readonly #key: Key;
  readonly #siteUrl: string;

  constructor(scope: Construct, id: string, { siteUrl, removalPolicy }: ActivationCodesProps) {
    super(scope, id);
    this.#siteUrl = siteUrl;
    this.#key = new Key(this, 'Key', {
      description: 'Activation codes of Get mobile ID',
      enableKeyRotation: true,
      removalPolicy,
    });
  }

  /** Lets a function keep codes. */
  grantSeal(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'kms:Encrypt');
  }

  /** Lets a function show codes again. */
  grantOpen(entryPoint: EntryPoint): void {
    this.#grant(entryPoint, 'kms:Decrypt');
  }

  #grant(entryPoint: EntryPoint, action: string): void {
    entryPoint.addToRolePolicy({
      actions: [action],
      resources: [this.#key.keyArn],
      conditions: requireContext('orderId'),
    });
    entryPoint.addEnvironment({ ACTIVATION_CODE_KEY_ARN: this.#key.keyArn, SITE_URL: this.#siteUrl });
  }
}
