import type { OrderState } from '../../domain/order/order-states.ts';
import type { GoneReason } from '../../domain/failures/error-types.ts';
import { ProblemError, type Problem, type ProblemCode } from '../shared/problem.ts';
import { CertificateMismatch } from './keys/certificate-mismatch.ts';
import { HandOverOver, NotInstalled } from './order/hand-over-word.ts';
import { StorageUnavailable } from './store/phone-store.ts';
import type { PhoneRecord } from './store/records.ts';

interface TroubleDefinition {
  /** The link is of no use any more, or never was. */
  readonly endsLink?: true;
  /** Nothing can come of the order on this phone: its record and its keys go. */
  readonly endsRecord?: true;
}

/** What can keep a phone from its mobile ID: each has a screen that says what to do. */
const definitions = {
  /** The link lacks something, or names nothing that the service knows. */
  'link-incomplete': { endsLink: true, endsRecord: true },
  'code-expired': { endsLink: true, endsRecord: true },
  /** The code was used on another phone. */
  'code-used': { endsLink: true, endsRecord: true },
  /** A newer code replaced it. */
  'code-replaced': { endsLink: true, endsRecord: true },
  /** The order of the code has ended, in whichever way. */
  'order-over': { endsLink: true, endsRecord: true },
  'order-cancelled': { endsLink: true, endsRecord: true },
  'order-expired': { endsLink: true, endsRecord: true },
  'order-failed': { endsLink: true, endsRecord: true },
  /** The mobile ID was locked, or replaced by one on another phone. */
  'mobile-id-gone': { endsLink: true, endsRecord: true },
  /** A renewal came to nothing: the mobile ID that it was for is as it was. */
  'not-renewed': { endsLink: true, endsRecord: true },
  /** The user could not install what they were handed, or the order ended before they had. */
  'not-installed': { endsLink: true, endsRecord: true },
  /** The service does not take what this phone sent; new keys and the same code may do. */
  'request-refused': { endsRecord: true },
  /** The service does not know this phone any more. It may have done its part: its keys stay. */
  'phone-unknown': {},
  'certificate-mismatch': {},
  /** Nothing can be stored here, and the link is still good. */
  'storage-unavailable': {},
  /** What is stored can't be reached or written, and there is no link to go elsewhere with. */
  'storage-failing': {},
  unexpected: {},
} as const satisfies Readonly<Record<string, TroubleDefinition>>;

export type Trouble = keyof typeof definitions;

/** Whether the link is of no more use. */
export const endsLink = (trouble: Trouble): boolean => 'endsLink' in definitions[trouble];

/** Whether the order on this phone leads nowhere. */
export const endsRecord = (trouble: Trouble): boolean => 'endsRecord' in definitions[trouble];

/** When something went wrong, besides what. */
export interface TroubleContext {
  /** What the phone keeps of its order; undefined before there is anything. */
  readonly record: PhoneRecord | undefined;
  /** The phone holds a link that it has not used. */
  readonly hasLink: boolean;
}

/** Which trouble an error means. */
export const toTrouble = (error: unknown, context: TroubleContext): Trouble => {
  const trouble = explainError(error, context);
  if (context.record?.renews && endsRenewal(trouble, context.record)) return 'not-renewed';
  return endsRecord(trouble) && wasHandedOver(context.record) ? 'not-installed' : trouble;
};

// Whatever became of the order: files, and what was installed from them, may be on the phone.
const wasHandedOver = (record: PhoneRecord | undefined): boolean =>
  record?.step === 'handing-over' || (record?.step === 'received' && record.store === 'system');

// Of an order that the service has forgotten a phone had better keep the keys, where it may have activated them.
const endsRenewal = (trouble: Trouble, { step }: PhoneRecord): boolean =>
  endsRecord(trouble) || (trouble === 'phone-unknown' && step !== 'received');

const explainError = (error: unknown, context: TroubleContext): Trouble => {
  if (error instanceof CertificateMismatch) return 'certificate-mismatch';
  if (error instanceof NotInstalled) return 'not-installed';
  if (error instanceof HandOverOver) return 'order-expired';
  if (error instanceof StorageUnavailable) return context.hasLink ? 'storage-unavailable' : 'storage-failing';
  return error instanceof ProblemError ? explainProblem(error.problem, context) : 'unexpected';
};

const explainProblem = (problem: Problem, { record }: TroubleContext): Trouble => {
  if (problem.code === 'order-ended')
    return (problem.state && endedTroubles[problem.state]) ?? 'order-failed';
  if (problem.code === 'activation-code-gone') return goneTroubles[problem.reason ?? 'used'];
  return (hasSubmitted(record) ? phoneTroubles : codeTroubles)[problem.code] ?? 'unexpected';
};

/** The request was taken: from then on the phone shows its phone secret, and the activation code no more. */
const hasSubmitted = (record: PhoneRecord | undefined): boolean =>
  record !== undefined && record.step !== 'prepared';

const endedTroubles: Readonly<Partial<Record<OrderState, Trouble>>> = {
  cancelled: 'order-cancelled',
  expired: 'order-expired',
  failed: 'order-failed',
};

const goneTroubles: Readonly<Record<GoneReason, Trouble>> = {
  used: 'code-used',
  replaced: 'code-replaced',
  expired: 'code-expired',
  ended: 'order-over',
};

type Troubles = Readonly<Partial<Record<ProblemCode, Trouble>>>;

const codeTroubles: Troubles = {
  unauthorized: 'link-incomplete',
  'request-invalid': 'request-refused',
  'body-too-large': 'request-refused',
  'choice-not-offered': 'request-refused',
  'certificate-request-refused': 'request-refused',
  'public-key-used': 'request-refused',
};

const phoneTroubles: Troubles = { unauthorized: 'phone-unknown', 'mobile-id-gone': 'mobile-id-gone' };
