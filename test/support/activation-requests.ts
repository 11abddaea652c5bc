import { serve as serveAnswer } from '../../lambdas/get-mobile-id/deliver/submit-activation.lambda.ts';
import { serve as serveRenewal } from '../../lambdas/get-mobile-id/deliver/renew-activation-code.lambda.ts';
import { documented } from './answers.ts';
import { httpEvent } from './http-events.ts';
import { asta, orderIn, secrets } from './orders.ts';
import type { Stage } from './stage.ts';

const waiting = orderIn('awaiting-phone');

/**
 * Answers the activation of the stage’s order, with its activation code.
 * @param body what the phone sends
 */
export const submitActivation = (stage: Stage, body: unknown) =>
  documented(
    'submit-activation',
    serveAnswer(stage.deps)(
      httpEvent('submit-activation', {
        bearer: secrets.activationCode,
        params: { orderId: waiting.orderId },
        body,
      }),
    ),
  );

/**
 * Asks for a new activation code.
 * @param signedIn who asks: the order’s user, unless told
 * @param orderId which order the code is for: the stage’s, unless told
 */
export const renew = (stage: Stage, signedIn = asta, orderId = waiting.orderId) =>
  documented(
    'renew-activation-code',
    serveRenewal(stage.deps)(
      httpEvent('renew-activation-code', { user: signedIn, params: { orderId }, body: {} }),
    ),
  );
