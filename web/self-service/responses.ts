import * as v from 'valibot';
import type { MobileIdResponse, MobileIdsResponse, OrderResponse } from '../../api/schemas.ts';
import { certificateKinds } from '../../domain/certificates/certificate-kinds.ts';
import { orderStateNames } from '../../domain/order/order-states.ts';
import type { Heard } from '../shared/heard.ts';
import { NextSteps } from '../shared/next-steps.ts';
import { safeUrl } from '../shared/safe-url.ts';

// What the page reads of the API's responses.

const kind = v.picklist(certificateKinds);

const Labels = v.object({ userId: v.string(), serverName: v.string(), profileName: v.string() });

/** An order as its user may see it. */
export const Order = v.object({
  orderId: v.string(),
  state: v.picklist(orderStateNames),
  createdAt: v.string(),
  deadline: v.string(),
  labels: v.optional(Labels),
  choices: v.optional(
    v.object({
      kinds: v.array(v.object({ kind, policy: v.picklist(['always', 'choice', 'never']) })),
      replaces: v.optional(v.object({ mobileId: v.string(), phoneName: v.string() })),
      replaceable: v.optional(
        v.array(
          v.object({ mobileId: v.string(), phoneName: v.string(), activatedAt: v.optional(v.string()) }),
        ),
      ),
    }),
  ),
  confirmation: v.optional(
    v.object({ kinds: v.array(kind), oldPhone: v.optional(v.picklist(['kept', 'lost'])) }),
  ),
  activationCode: v.optional(
    v.object({
      expiresAt: v.string(),
      mailedTo: v.optional(v.string()),
      link: v.optional(safeUrl),
      qrCode: v.optional(v.string()),
    }),
  ),
  phone: v.optional(v.object({ name: v.string(), triesLeft: v.number() })),
  renews: v.optional(v.string()),
  mobileId: v.optional(v.string()),
  nextSteps: NextSteps,
  ended: v.optional(v.object({ reason: v.string(), at: v.string(), attribute: v.optional(v.string()) })),
});

/** A mobile ID as its user may see it. */
export const MobileId = v.object({
  mobileId: v.string(),
  state: v.picklist(['registered', 'active', 'inactive', 'locked', 'expired']),
  labels: Labels,
  phoneName: v.string(),
  store: v.picklist(['page', 'system']),
  createdAt: v.string(),
  activatedAt: v.optional(v.string()),
  lockedAt: v.optional(v.string()),
  /** A text: a reason of a later release is one that has no words yet. */
  change: v.optional(v.object({ reason: v.string() })),
  /** Checks of a later release have no words yet. */
  test: v.optional(v.object({ at: v.string(), failed: v.array(v.string()) })),
  notAfter: v.string(),
  certificates: v.array(
    v.object({
      kind,
      state: v.picklist(['valid', 'revoked', 'expired']),
      serial: v.string(),
      notBefore: v.string(),
      notAfter: v.string(),
    }),
  ),
});

/** The user's mobile IDs, the newest first, and the order of theirs that runs. */
export const MobileIds = v.object({ mobileIds: v.array(MobileId), runningOrder: v.optional(v.string()) });

export type OrderView = Heard<typeof Order, v.InferOutput<typeof OrderResponse>>;
export type MobileIdView = Heard<typeof MobileId, v.InferOutput<typeof MobileIdResponse>>;
export type MobileIdsView = Heard<typeof MobileIds, v.InferOutput<typeof MobileIdsResponse>>;
export type ActivationCodeView = NonNullable<OrderView['activationCode']>;
