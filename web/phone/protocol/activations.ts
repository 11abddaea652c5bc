import * as v from 'valibot';
import type { Api } from '../../shared/api.ts';
import type { ActivationLink } from '../link.ts';
import { Activation, Certificates, MatchCode, State } from './responses.ts';

/** What a phone shows for itself once its request was taken. */
export interface PhoneBearer {
  readonly orderId: string;
  readonly phoneSecret: string;
}

/** A request that uses an activation code up. */
export interface ActivationRequest extends ActivationLink {
  /** JSON, to be sent as it is: the same request again is the same to the last byte. */
  readonly body: string;
}

const Body = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

/** For whom and what a link is; as often as wanted. */
export const readActivation = (api: Api, { orderId, code }: ActivationLink): Promise<Activation> =>
  api({ method: 'GET', path: `/activations/${orderId}`, bearer: code, response: Activation });

/** Uses the activation code; the identical request again gets the same match code. */
export const submitActivation = async (
  api: Api,
  { orderId, code, body }: ActivationRequest,
): Promise<MatchCode['matchCode']> => {
  const { matchCode } = await api({
    method: 'POST',
    path: `/activations/${orderId}`,
    bearer: code,
    // What JSON.stringify wrote once, it writes again to the letter.
    body: v.parse(Body, body),
    response: MatchCode,
  });
  return matchCode;
};

/** Where the order stands, with the certificates once there are some. */
export const readCertificates = (api: Api, { orderId, phoneSecret }: PhoneBearer): Promise<Certificates> =>
  api({
    method: 'GET',
    path: `/activations/${orderId}/certificates`,
    bearer: phoneSecret,
    response: Certificates,
  });

/** Says that everything is installed; as often as needed. */
export const confirmInstallation = async (
  api: Api,
  { orderId, phoneSecret }: PhoneBearer,
): Promise<State['state']> => {
  const path = `/activations/${orderId}/installed`;
  return (await api({ method: 'POST', path, bearer: phoneSecret, body: {}, response: State })).state;
};

/** Says that it could not be installed; as often as needed. */
export const abandonInstallation = async (
  api: Api,
  { orderId, phoneSecret }: PhoneBearer,
): Promise<State['state']> => {
  const path = `/activations/${orderId}/not-installed`;
  return (await api({ method: 'POST', path, bearer: phoneSecret, body: {}, response: State })).state;
};
