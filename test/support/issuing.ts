import { IssueCertificateCommand, type IssueCertificateCommandInput } from '@aws-sdk/client-acm-pca';
import { run } from '../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { orderIn } from './orders.ts';
import type { Stage } from './stage.ts';

const { orderId } = orderIn('issuing');

/** Runs the step *Issue certificate* for the stage's order, and its signature certificate. */
export const issue = (stage: Stage): Promise<unknown> => run(stage.deps)({ orderId, kind: 'signature' });

/** The same once its turn at the CA has come. */
export const issueInTurn = (stage: Stage): Promise<unknown> =>
  run(stage.deps)({ orderId, kind: 'signature', isItsTurn: true });

/** What the order has of its signature certificate: the intent, and the ARN once the CA has answered. */
export const certificateIn = (stage: Stage) => stage.order({ orderId }).certificates.signature;

/** The ARN of the certificate that the CA issues for a token. */
export const arnOf = (token = 'none'): string =>
  `arn:aws:acm-pca:eu-central-1:111122223333:certificate/${token}`;

/** The answer of a CA that remembers what it issued by its token. */
export const arnFor = ({ IdempotencyToken }: IssueCertificateCommandInput) => ({
  CertificateArn: arnOf(IdempotencyToken),
});

/** What a call ends with when it is not known whether the CA heard it. */
export const timeout = Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });

/** The tokens that the CA was asked with, in order. */
export const tokens = (stage: Stage): unknown[] =>
  stage.pca.commandCalls(IssueCertificateCommand).map(({ args: [{ input }] }) => input.IdempotencyToken);
