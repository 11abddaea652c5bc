import * as v from 'valibot';
import { certificateKinds } from '../certificates/certificate-kinds.ts';
import { orderStateNames } from '../order/order-states.ts';
import type { UserAttributeName } from '../user.ts';
import { goneReasons, type ErrorCode } from './error-types.ts';

const state = v.picklist(orderStateNames);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a user's item in the directory can be wrong at so that it stops them. */
export const directoryAttributes = ['state', 'commonName', 'email'] as const satisfies readonly (
  'state' | UserAttributeName
)[];

/** One of `directoryAttributes`. */
export type DirectoryAttribute = (typeof directoryAttributes)[number];

/** What errors carry beside their message, by code: the extension members of RFC 9457 section 3.2. */
export const errorMembers = {
  'sign-in-too-old': { maxAge: v.pipe(count, v.description('Seconds that a sign-in may be old.')) },
  'directory-item-invalid': {
    attribute: v.pipe(
      v.picklist(directoryAttributes),
      v.description('What the directory lacks of the user, or what does not fit there.'),
    ),
  },
  'wrong-step': { state: v.pipe(state, v.description('Where the order stands.')) },
  'mobile-id-not-lockable': {
    state: v.pipe(v.picklist(['registered', 'expired']), v.description('Where the mobile ID stands.')),
  },
  'activation-code-gone': {
    reason: v.pipe(
      v.picklist(goneReasons),
      v.description('A phone used it, a newer code replaced it, its time is over, or the order has ended.'),
    ),
  },
  'order-ended': { state: v.pipe(state, v.description('The end that the order came to.')) },
  'certificate-request-refused': {
    kind: v.picklist(certificateKinds),
    rule: v.pipe(v.string(), v.description('Name of the rule that the request breaks.')),
  },
  'public-key-used': { kind: v.picklist(certificateKinds) },
  'match-code-wrong': {
    triesLeft: v.pipe(count, v.description('0 when the order has ended for it.')),
  },
  'too-many-requests': { retryAfter: v.pipe(count, v.description('Seconds until the limit opens.')) },
} as const satisfies Partial<Readonly<Record<ErrorCode, v.ObjectEntries>>>;

type Schemas = typeof errorMembers;

/** The members of the errors with this code; nothing for most codes. */
export type ErrorMembers<Code extends ErrorCode> = Code extends keyof Schemas
  ? { readonly [Name in keyof Schemas[Code]]: MemberOutput<Schemas[Code][Name]> }
  : unknown;

type MemberOutput<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : never;
