import type * as v from 'valibot';
import type { PhoneMobileIdResponse } from '../../api/phone-schemas.ts';
import { stateAt } from '../../domain/mobile-id.ts';
import { findRenewableFrom } from '../../domain/order/renewal.ts';
import type { Dependencies, Needs } from '../runtime/dependencies.ts';
import { findProvenMobileId } from './proven-mobile-id.ts';

/**
 * Tells the phone of a mobile ID whether that still works, whether another one replaced it, until when it is valid, and
 * how the phone renews it from when on.
 * @throws {Unauthorized} @throws {OptionInvalid}
 */
export const readPhoneMobileId = async (
  deps: Needs<typeof findProvenMobileId> & Pick<Dependencies, 'parameters'>,
  proof: string,
): Promise<v.InferOutput<typeof PhoneMobileIdResponse>> => {
  const { mobileId } = await findProvenMobileId(deps, proof);
  const now = deps.now();
  const { renewalFrom, renewalApproval } = deps.parameters;
  const [period, approval] = await Promise.all([renewalFrom(), renewalApproval()]);
  const from = findRenewableFrom(mobileId, period, now);
  return {
    state: stateAt(mobileId, now),
    notAfter: mobileId.notAfter,
    ...(mobileId.change?.reason === 'replaced' && { replaced: true as const }),
    ...(from && { renewableFrom: from.toISOString(), approval }),
  };
};
