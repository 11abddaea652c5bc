import type * as v from 'valibot';
import { RenewalResponse } from '../../api/phone-schemas.ts';
import { ApiClient } from './http.ts';
import { Phone, type Installation } from './phone.ts';

/** A renewal that its phone has started. */
export interface StartedRenewal extends Pick<v.InferOutput<typeof RenewalResponse>, 'orderId' | 'approval'> {
  /** What a QR code would hold: nobody but the phone has it. */
  readonly link: string;
  /** The phone as it goes on with the activation code. */
  readonly phone: Phone;
}

/** A phone that has a mobile ID, and where its service is. */
export interface RenewingPhone {
  /** URL of the API's stage. */
  readonly apiUrl: string;
  readonly phone: Phone;
  /** By the service's clock. */
  readonly now: () => Date;
}

/**
 * Starts a renewal with a proof that carries a challenge, as docs/phone-protocol.md says.
 * @throws {ApiProblem}
 */
export const sendRenewal = async (
  { apiUrl, phone }: Pick<RenewingPhone, 'apiUrl' | 'phone'>,
  proof: string,
): Promise<StartedRenewal> => {
  const request = { bearer: proof, body: '{}' };
  const { orderId, activationCode, approval } = await new ApiClient(apiUrl).send(
    RenewalResponse,
    'POST /phone/renewals',
    request,
  );
  const link = `#${orderId}.${activationCode}`;
  return { orderId, approval, link, phone: new Phone(apiUrl, link, phone.name) };
};

/** Asks for a challenge, signs it, and starts a renewal. @throws {ApiProblem} */
export const startRenewal = async (renewing: RenewingPhone): Promise<StartedRenewal> => {
  const { phone, now } = renewing;
  const proof = await phone.answerChallenge(await phone.askForChallenge(now()), now());
  return sendRenewal(renewing, proof);
};

/** What came of a renewal. */
export interface RenewedMobileId extends StartedRenewal {
  readonly installation: Installation;
}

/** What its user does where the options want the match code: types it into Self-Service. */
export type ApproveRenewal = (started: StartedRenewal, matchCode: string) => Promise<void>;

const nobodyApproves: ApproveRenewal = () => Promise.reject(new Error('Nobody types the match code'));

/**
 * Renews a mobile ID, from the proof to the acknowledgement.
 * @throws {ApiProblem}
 */
export const renew = async (
  renewing: RenewingPhone,
  approve: ApproveRenewal = nobodyApproves,
): Promise<RenewedMobileId> => {
  const started = await startRenewal(renewing);
  const matchCode = await started.phone.answer();
  if (started.approval === 'match-code') await approve(started, matchCode);
  const installation = await started.phone.install();
  await started.phone.acknowledge();
  return { ...started, installation };
};
