import {
  ACMPCAServiceException,
  IssueCertificateCommand,
  type IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../lambdas/get-mobile-id/issue/issue-certificate.lambda.ts';
import { orderIn } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';

const { orderId } = orderIn('issuing');
const timeout = () => Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
const throttled = () =>
  new ACMPCAServiceException({ name: 'ThrottlingException', $fault: 'client', $metadata: { attempts: 1 } });

/** What one run of the step meets, and how many runs go on at once. */
interface Round {
  readonly ca: 'answers' | 'is-throttled' | 'hears-but-is-not-heard' | 'hears-nothing';
  readonly store: 'works' | 'refuses' | 'is-not-heard';
  readonly write: number;
  readonly runs: number;
}

const round: fc.Arbitrary<Round> = fc.record({
  ca: fc.constantFrom('answers', 'is-throttled', 'hears-but-is-not-heard', 'hears-nothing'),
  store: fc.constantFrom('works', 'refuses', 'is-not-heard'),
  write: fc.nat(2),
  runs: fc.integer({ min: 1, max: 3 }),
});

/** A CA that remembers what it issued for each token, and answers as the rounds say. */
const caOn = (stage: Stage) => {
  const issued = new Map<string, string>();
  let behaviour: Round['ca'] = 'answers';
  stage.pca
    .on(IssueCertificateCommand)
    .callsFake(({ IdempotencyToken: token = '' }: IssueCertificateCommandInput) => {
      if (behaviour === 'is-throttled') throw throttled();
      if (behaviour === 'hears-nothing') throw timeout();
      const CertificateArn = `arn:aws:acm-pca:eu-central-1:111122223333:certificate/${token}`;
      issued.set(token, CertificateArn);
      if (behaviour === 'hears-but-is-not-heard') throw timeout();
      return { CertificateArn };
    });
  return {
    issued,
    behave: (next: Round['ca']) => {
      behaviour = next;
    },
  };
};

describe('Issue certificate, whatever fails', () => {
  it('never lets the CA issue a certificate that the order knows nothing of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 5 }), async (rounds) => {
        const stage = new Stage();
        stage.putOrder(orderIn('issuing'));
        const ca = caOn(stage);
        for (const { ca: behaviour, store, write, runs } of rounds) {
          ca.behave(behaviour);
          if (store !== 'works')
            stage.tables.fail('UpdateItem', 'InternalServerError', {
              skip: write,
              when: store === 'is-not-heard' ? 'after' : 'before',
            });
          const step = () => run(stage.deps)({ orderId, kind: 'signature' });
          await Promise.allSettled(Array.from({ length: runs }, step));
          const known = stage.order({ orderId }).certificates.signature?.idempotencyToken;
          expect([...ca.issued.keys()].filter((token) => token !== known)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('comes to one certificate once all works again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
        const stage = new Stage();
        stage.putOrder(orderIn('issuing'));
        const ca = caOn(stage);
        for (const { ca: behaviour, store, write } of rounds) {
          ca.behave(behaviour);
          const when = store === 'is-not-heard' ? 'after' : 'before';
          if (store !== 'works')
            stage.tables.fail('UpdateItem', 'InternalServerError', { skip: write, when });
          await Promise.allSettled([run(stage.deps)({ orderId, kind: 'signature' })]);
        }
        ca.behave('answers');
        const step = () => run(stage.deps)({ orderId, kind: 'signature' });
        // Faults of the store that no round met may still strike.
        for (let again = 0; again < 8; again++) await Promise.allSettled([step()]);
        await step();
        const { arn } = stage.order({ orderId }).certificates.signature ?? {};
        expect([...ca.issued.values()]).toEqual([arn]);
      }),
      { numRuns: 15 },
    );
  });
});
