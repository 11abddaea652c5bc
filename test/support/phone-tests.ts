import type { MobileId } from '../../domain/mobile-id.ts';
import { GetCertificateAuthorityCertificateCommand } from '@aws-sdk/client-acm-pca';
import { serve as serveChallenge } from '../../lambdas/mobile-ids/create-phone-challenge.lambda.ts';
import { serve } from '../../lambdas/mobile-ids/test-mobile-id.lambda.ts';
import { documented } from './answers.ts';
import { httpEvent } from './http-events.ts';
import { mobileIdIn } from './orders.ts';
import { proofOf, putMobileIdOf, type makeAuthority, type PhoneKey } from './phone-proofs.ts';
import { Stage } from './stage.ts';

/** A stage with the mobile ID of a phone's key, and the CA of now. */
export const stageWith = (
  key: PhoneKey,
  { pem }: Pick<Awaited<ReturnType<typeof makeAuthority>>, 'pem'>,
  mobileId: MobileId = mobileIdIn('active'),
): Stage => {
  const stage = new Stage();
  stage.pca.on(GetCertificateAuthorityCertificateCommand).resolves({ Certificate: pem });
  putMobileIdOf(stage, key, mobileId);
  return stage;
};

/** A phone asks for a test. @param bearer the proof that it sends */
export const askForTest = (stage: Stage, bearer: string) =>
  documented('test-mobile-id', serve(stage.deps)(httpEvent('test-mobile-id', { bearer })));

/** A phone asks for a challenge. */
export const askForChallenge = async (stage: Stage, key: PhoneKey): Promise<string> => {
  const bearer = await proofOf(key, { at: stage.time });
  const event = httpEvent('create-phone-challenge', { bearer });
  const { body } = await documented('create-phone-challenge', serveChallenge(stage.deps)(event));
  return String(body['challenge']);
};

/** A phone asks for a challenge and signs it. */
export const answerChallenge = async (stage: Stage, key: PhoneKey): Promise<string> =>
  proofOf(key, { at: stage.time, nonce: await askForChallenge(stage, key) });

/** *Test it now*, from one end to the other. */
export const testOn = async (stage: Stage, key: PhoneKey) =>
  askForTest(stage, await answerChallenge(stage, key));
