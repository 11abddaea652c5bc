import { isEnded, isWaiting, type OrderState } from '../../domain/order/order-states.ts';
import { movesByName, type Model } from '../domain/order/life-cycle-model.ts';

type MoveName = keyof typeof movesByName;
type Step = (model: Model) => readonly Model[];

/** Every rule of the design holds. */
const holds = (): boolean => true;

/** A move of the model, to where it leads to what is wanted. */
const move =
  (name: MoveName, isWanted: (model: Model) => boolean = () => true): Step =>
  (model) =>
    movesByName[name](model, holds).filter(isWanted);

/** Moves one after the other: nowhere where one of them is not possible. */
const along =
  (...steps: readonly Step[]): Step =>
  (model) =>
    steps.reduce<readonly Model[]>((at, step) => at.flatMap(step), [model]);

const endsAs = (end: OrderState): Step => move('end', ({ order }) => order === end);

const unlessEnded =
  (step: Step): Step =>
  (model) =>
    isEnded(model.order) ? [model] : step(model);

const when =
  (isTime: (model: Model) => boolean, step: Step): Step =>
  (model) =>
    isTime(model) ? step(model) : [];

const stays: Step = (model) => [model];

const waits = ({ order }: Model): boolean => isWaiting(order);

const isIssued = ({ certificate }: Model): boolean => certificate === 'valid';

/**
 * What may be done to an order from outside, with all that the model lets follow from it by itself. Clean-up is none of
 * it: that comes when its time has come.
 */
export const events = {
  'whose turn it is goes on': when(waits, (model) =>
    along(
      move('submit'),
      move('goOn'),
      ...(model.order === 'awaiting-approval' ? [move('askCa')] : []),
    )(model),
  ),
  'the user cancels': when(waits, endsAs('cancelled')),
  'time runs out': when(waits, endsAs('expired')),
  'the execution is aborted': when(({ order }) => !isEnded(order), endsAs('failed')),
  'the user is locked': along(move('userLeaves'), unlessEnded(endsAs('failed'))),
  'the CA issues': along(move('caAnswers', isIssued), unlessEnded(move('goOn'))),
  // Where a function ran out of its time, clean-up asks once more, and revokes what it gets.
  'the CA refuses': along(move('caAnswers'), unlessEnded(endsAs('failed'))),
  'all is said again': when(({ submitted }) => submitted.length > 0, stays),
  'somebody is too early': stays,
  'the user cancels too late': when(({ order }) => order === 'issuing' || isEnded(order), stays),
} as const satisfies Readonly<Record<string, Step>>;

/** One of `events`. */
export type EventName = keyof typeof events;

/** What clean-up may make of an order, or has made of it already. */
export const cleanedUp = (model: Model): readonly Model[] => {
  const next = move('cleanUp')(model);
  return next.length > 0 ? next : [model];
};

/** The order as its user first sees it. */
export const toFirst: Step = move('goOn');
