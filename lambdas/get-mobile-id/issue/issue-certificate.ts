import { specifyCertificate } from '../../../domain/certificates/asked-certificate.ts';
import type { NamedError } from '../../../domain/failures/errors.ts';
import { CaThrottled, CertificateOutcomeUnknown } from '../../../domain/failures/process-errors.ts';
import { toIssueRequest } from '../../aws/services/issue-request.ts';
import { loadIssuingOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import {
  storeArn,
  takeBackIntent,
  takeUpIntent,
  writeIntent,
  type CertificateOfOrder,
  type Intent,
} from '../orders/intents.ts';
import { ensureEncryptionKey } from './encryption-key.ts';
import { nextTurn, requireTurn, type TurnDeps } from './turns.ts';

type Deps = Pick<Dependencies, 'orders' | 'publicKeys' | 'ca' | 'keyVault' | 'now' | 'log'> & TurnDeps;

/** A certificate of an order, and whether its turn at the CA has come. */
interface Asker extends CertificateOfOrder {
  readonly isItsTurn: boolean;
}

/**
 * Asks the CA for one certificate of an order, once, in its turn: the intent is in the order before the call, its ARN
 * right after it. Runs that race or come again use the token of the intent, which the CA answers with the
 * same certificate; where it no longer would, nothing is asked. They ask at once: the CA soon forgets the token.
 * @throws {OrderEnded} @throws {WrongStep}
 * @throws {NotItsTurn} others come first, or the CA throttles
 * @throws {CertificateRefusedByCa} for good
 * @throws {CertificateOutcomeUnknown} an earlier call may have issued a certificate
 * @throws {ServiceBusy} @throws {CaThrottled} try again
 */
export const issueCertificate = async (deps: Deps, { isItsTurn, ...which }: Asker): Promise<void> => {
  const loaded = await loadIssuingOrder(deps, which.orderId);
  const earlier = loaded.certificates[which.kind];
  if (earlier?.arn !== undefined) return;
  if (!earlier && !isItsTurn) await requireTurn(deps);
  const order = await ensureEncryptionKey(deps, loaded, which.kind);
  const asked = specifyCertificate(order, which.kind);
  const intent = await (earlier ? takeUp(deps, which, earlier) : writeIntent(deps, which, deps.now()));
  const outcome = await deps.ca.issue(toIssueRequest(asked, intent.idempotencyToken));
  if ('arn' in outcome) return keepArn(deps, which, intent, outcome.arn);
  await takeBackIntent(deps, which, intent);
  throw earlier ? outcome.refusal : await withNextTurn(deps, outcome.refusal);
};

const takeUp = async (deps: Deps, which: CertificateOfOrder, earlier: Intent): Promise<Intent> => {
  await takeUpIntent(deps, which, earlier, deps.now());
  return earlier;
};

const withNextTurn = (deps: Deps, refusal: NamedError): NamedError | Promise<NamedError> =>
  refusal instanceof CaThrottled ? nextTurn(deps) : refusal;

const keepArn = async (
  deps: Pick<Dependencies, 'orders' | 'log'>,
  which: CertificateOfOrder,
  intent: Intent,
  arn: string,
): Promise<void> => {
  try {
    await storeArn(deps, which, intent, arn);
  } catch (error) {
    if (error instanceof CertificateOutcomeUnknown)
      deps.log.alarm('certificate-outcome-unknown', 'CertificateOutcomeUnknown', { ...which, detail: arn });
    throw error;
  }
};
