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

/**
 * What the phone reads of the API's responses. The API's own schemas are strict and bring the server's model
 * along; an app that may be older than its server has to overlook members that it does not know. The types
 * say that both are the same where they meet.
 */

type Reads<Schema extends v.GenericSchema> = v.GenericSchema<unknown, v.InferOutput<Schema>>;

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
}) satisfies Reads<typeof ActivationResponse>;

export const MatchCode = v.object({ matchCode: v.string() }) satisfies Reads<typeof MatchCodeResponse>;

export const Certificates = v.object({
  state,
  deadline: v.string(),
  labels: v.optional(Labels),
  certificates: v.optional(
    v.array(v.object({ kind, pem: v.string(), serial: v.string(), notAfter: v.string() })),
  ),
  chain: v.optional(v.string()),
  nextSteps: NextSteps,
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
}) satisfies Reads<typeof CertificatesResponse>;

export const State = v.object({ state }) satisfies Reads<typeof StateResponse>;

/** For whom and what a link is. */
export type Activation = v.InferOutput<typeof Activation>;

/** Where the order stands for its phone. */
export type Certificates = v.InferOutput<typeof Certificates>;
