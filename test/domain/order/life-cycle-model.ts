import { mobileIdChanges, type MobileIdState } from '../../../domain/mobile-id.ts';
import {
  isEnded,
  orderStates,
  type EndState,
  type OrderState,
  submissions,
  type Submission,
} from '../../../domain/order/order-states.ts';

/** One order with all that it moves: a model of the design, not the code. Its transitions are the domain's data. */
export interface Model {
  readonly order: OrderState;
  readonly submitted: readonly Submission[];
  readonly userIsActive: boolean;
  /** A function has asked the CA and is not over: the certificate may still come. */
  readonly isAsking: boolean;
  readonly certificate: 'none' | 'valid' | 'revoked';
  readonly mobileId: MobileIdState | 'none';
  readonly isSettled: boolean;
}

/** What the design asks for; each may be left out, to see that it is missed. */
export const designRules = [
  'a step goes on only with what it needs',
  'the user is active when issuing begins',
  'the user is active when the mobile ID becomes active',
  'the mobile ID becomes active in the write that completes the order',
  'nothing is asked of the CA before issuing',
  'a step after issuing begins only with a certificate',
  'clean-up waits for a function that asks the CA',
  'clean-up revokes',
  'clean-up locks the mobile ID',
  'a user who leaves loses the mobile ID',
] as const;

export type DesignRule = (typeof designRules)[number];

export const start: Model = {
  ...{ order: 'starting', submitted: [], userIsActive: true, isAsking: false },
  ...{ certificate: 'none', mobileId: 'none', isSettled: false },
};

/** The same of a renewal: it waits for its phone from the beginning, and may be approved by the proof of the old key. */
export const renewals: readonly Model[] = [['confirmation'], ['confirmation', 'approval']].map(
  (submitted) => ({
    ...start,
    order: 'awaiting-phone',
    submitted: submissions.filter((each) => submitted.includes(each)),
  }),
);

/** What a change makes of a mobile ID; the same where the change is not for it. */
const changed = (mobileId: Model['mobileId'], reason: keyof typeof mobileIdChanges): Model['mobileId'] => {
  const { from, to }: { from: readonly string[]; to: string } = mobileIdChanges[reason];
  return from.includes(mobileId) && to === 'locked' ? 'locked' : mobileId;
};

type Moves = (model: Model, holds: (rule: DesignRule) => boolean) => readonly Model[];

const submit: Moves = (model) => {
  const { needs } = orderStates[model.order];
  if (needs === undefined || model.submitted.includes(needs)) return [];
  return [{ ...model, submitted: [...model.submitted, needs] }];
};

/** Which rule asks for an active user before an order becomes this. */
const asksUser: Partial<Record<OrderState, DesignRule>> = {
  issuing: 'the user is active when issuing begins',
  completed: 'the user is active when the mobile ID becomes active',
};

type Holds = Parameters<Moves>[1];

const lacksSubmission = ({ order, submitted }: Model, holds: Holds): boolean => {
  const { needs } = orderStates[order];
  return needs !== undefined && !submitted.includes(needs) && holds('a step goes on only with what it needs');
};

const lacksUser = ({ userIsActive }: Model, holds: Holds, next: OrderState): boolean => {
  const rule = asksUser[next];
  return rule !== undefined && !userIsActive && holds(rule);
};

const lacksCertificate = ({ order, certificate }: Model, holds: Holds): boolean =>
  order === 'issuing' &&
  certificate === 'none' &&
  holds('a step after issuing begins only with a certificate');

const mayGoOn = (model: Model, holds: Holds, next: OrderState): boolean =>
  !lacksSubmission(model, holds) && !lacksUser(model, holds, next) && !lacksCertificate(model, holds);

/** To issuing past the approval, for what was approved before. */
const skip: Moves = (model, holds) => {
  const { skipsTo } = orderStates[model.order];
  if (!skipsTo || lacksUser(model, holds, skipsTo.state)) return [];
  const isComplete = skipsTo.needs.every((each) => model.submitted.includes(each));
  return isComplete || !holds('a step goes on only with what it needs')
    ? [{ ...model, order: skipsTo.state }]
    : [];
};

const goOn: Moves = (model, holds) => {
  const { next } = orderStates[model.order];
  if (next === undefined || !mayGoOn(model, holds, next)) return [];
  const early = !holds('the mobile ID becomes active in the write that completes the order');
  if (next === 'awaiting-installation')
    return [{ ...model, order: next, mobileId: early ? 'active' : 'registered' }];
  if (next !== 'completed') return [{ ...model, order: next }];
  const mayActivate = mobileIdChanges.installed.from.some((from) => from === model.mobileId);
  return mayActivate || early ? [{ ...model, order: next, mobileId: 'active' }] : [];
};

/** Cancel, time-out, failure: whatever the life cycle allows. */
const end: Moves = (model) =>
  orderStates[model.order].ends.map((order: EndState): Model => ({ ...model, order }));

const askCa: Moves = (model, holds) => {
  const isTime = model.order === 'issuing' || !holds('nothing is asked of the CA before issuing');
  return isTime && !isEnded(model.order) && !model.isAsking && model.certificate === 'none'
    ? [{ ...model, isAsking: true }]
    : [];
};

/** The CA issues, or the function ends without it. */
const caAnswers: Moves = (model) =>
  model.isAsking
    ? [
        { ...model, isAsking: false, certificate: 'valid' },
        { ...model, isAsking: false },
      ]
    : [];

const cleanUp: Moves = (model, holds) => {
  if (!isEnded(model.order) || model.isSettled) return [];
  if (model.order === 'completed') return [{ ...model, isSettled: true }];
  if (model.isAsking && holds('clean-up waits for a function that asks the CA')) return [];
  return [takenBack({ ...model, isSettled: true }, holds)];
};

const takenBack = (model: Model, holds: Holds): Model => {
  const revokes = model.certificate === 'valid' && holds('clean-up revokes');
  const locks = holds('clean-up locks the mobile ID');
  return {
    ...model,
    certificate: revokes ? 'revoked' : model.certificate,
    mobileId: locks ? changed(model.mobileId, 'order-ended') : model.mobileId,
  };
};

/** An administrator locks the user; what they have is locked and revoked with it. */
const userLeaves: Moves = (model, holds) => {
  if (!model.userIsActive) return [];
  const left = { ...model, userIsActive: false };
  if (model.mobileId !== 'active' || !holds('a user who leaves loses the mobile ID')) return [left];
  return [{ ...left, mobileId: changed('active', 'user-locked'), certificate: 'revoked' }];
};

/** What may happen, by name; each gives all that it may lead to. */
export const movesByName = { submit, goOn, skip, end, askCa, caAnswers, cleanUp, userLeaves } as const;

/** Everything that may happen next. */
export const moves: Moves = (model, holds) =>
  Object.values(movesByName).flatMap((move) => move(model, holds));
