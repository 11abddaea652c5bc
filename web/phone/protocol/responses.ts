import * as v from 'valibot';
import type {
  ActivationResponse,
  MatchCodeResponse,
  CertificatesResponse,
  StateResponse,
} from '../../../api/phone-schemas.ts';
import { certificateKinds, keyTypes } from '../../../domain/certificates/certificate-kinds.ts';
import { keyUses } from '../../../domain/certificates/encryption-key.ts';
import { orderStateNames } from '../../../domain/order/order-states.ts';
import { NextSteps } from '../../shared/next-steps.ts';
import { safeUrl } from '../../shared/safe-url.ts';
import type { Heard } from '../../shared/heard.ts';

// What the phone reads of the API's responses to an order's phone.

const kind = v.picklist(certificateKinds);
const state = v.picklist(orderStateNames);

const Labels = v.object({ userId: v.string(), serverName: v.string(), profileName: v.string() });

export const Activation = v.object({
  orderId: v.string(),
  labels: Labels,
  kinds: v.array(v.object({ kind, keyTypes: v.array(v.picklist(keyTypes)) })),
  stores: v.optional(v.array(v.picklist(['page', 'system'])), ['page']),
  challenge: v.string(),
  expiresAt: v.string(),
});

export const MatchCode = v.object({ matchCode: v.string() });

export const Certificates = v.object({
  state,
  deadline: v.string(),
  labels: v.optional(Labels),
  certificates: v.optional(
    v.array(v.object({ kind, pem: v.string(), serial: v.string(), notAfter: v.string() })),
  ),
  chain: v.optional(v.string()),
  nextSteps: NextSteps,
  testPage: v.optional(safeUrl),
  recoveredKeys: v.optional(
    v.array(
      v.object({
        keyId: v.string(),
        use: v.picklist(keyUses),
        pem: v.string(),
        serial: v.string(),
        jwe: v.string(),
      }),
    ),
  ),
});

export const State = v.object({ state });

/** For whom and what a link is. */
export type Activation = Heard<typeof Activation, v.InferOutput<typeof ActivationResponse>>;

/** Where the order stands for its phone. */
export type Certificates = Heard<typeof Certificates, v.InferOutput<typeof CertificatesResponse>>;

/** What the phone gets for its request. */
export type MatchCode = Heard<typeof MatchCode, v.InferOutput<typeof MatchCodeResponse>>;

/** The state that the phone has led its order to. */
export type State = Heard<typeof State, v.InferOutput<typeof StateResponse>>;
