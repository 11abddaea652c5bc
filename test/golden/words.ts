import { certificateKinds, keyStores } from '../../domain/certificates/certificate-kinds.ts';
import { keyUses } from '../../domain/certificates/encryption-key.ts';
import { certificateStates } from '../../domain/mobile-id.ts';
import { changeReasons, changers, mobileIdStateNames, revocationReasons } from '../../domain/mobile-id.ts';
import { oldPhones } from '../../domain/order/order.ts';
import { orderStateNames } from '../../domain/order/order-states.ts';
import { userStates } from '../../domain/user.ts';

/** Words that stored items hold and code decides by: what one of them meant once, it means for good. */
export const storedWords = {
  orderStates: orderStateNames,
  oldPhones,
  certificateKinds,
  certificateStates,
  mobileIdStates: mobileIdStateNames,
  revocationReasons,
  changeReasons,
  changers,
  keyStores,
  keyUses,
  userStates,
} as const;
