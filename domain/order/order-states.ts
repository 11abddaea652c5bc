/**
 * The life cycle of an order as data: every state, what it may become, and what has to be there before it
 * moves forward. The store derives its DynamoDB conditions from this table, so a transition that is not
 * listed here can't be written.
 */

interface StateDefinition {
  /** The one state that follows when all goes well. */
  readonly next?: OrderState;
  /** What the order must hold before it can become `next`: what the person submits who moves it on. */
  readonly needs?: Submission;
  /**
   * A later state that may follow instead, where the order holds all that lies between: a renewal is approved before its
   * phone answers, by the proof of the key that it renews.
   */
  readonly skipsTo?: { readonly state: OrderState; readonly needs: readonly Submission[] };
  /** The ends that this state can come to, besides going on. */
  readonly ends: readonly EndState[];
}

/** What somebody outside submits to a waiting order; each stands in the order under this name. */
export const submissions = ['confirmation', 'phone', 'approval', 'installation'] as const;

/** Every state of an order, in the order of the process; the ends last. */
export const orderStateNames = [
  'starting',
  'awaiting-confirmation',
  'awaiting-phone',
  'awaiting-approval',
  'issuing',
  'awaiting-installation',
  'completed',
  'cancelled',
  'expired',
  'failed',
] as const;

/** Where an order stands: see `orderStates` for what each state may become. */
export type OrderState = (typeof orderStateNames)[number];

/** One of `submissions`. */
export type Submission = (typeof submissions)[number];

/** The ends that leave no mobile ID behind. */
export type EndState = Extract<OrderState, 'cancelled' | 'expired' | 'failed'>;

/** How often the user may type the match code, before the order ends. */
export const maxMatchTries = 3;

/** The states in which the process waits for somebody. */
export type WaitingState = Extract<OrderState, `awaiting-${string}`>;

/** The life cycle: forward only; nothing leads out of an end. */
export const orderStates: Readonly<Record<OrderState, StateDefinition>> = {
  starting: { next: 'awaiting-confirmation', ends: ['cancelled', 'failed'] },
  'awaiting-confirmation': {
    next: 'awaiting-phone',
    needs: 'confirmation',
    ends: ['cancelled', 'expired', 'failed'],
  },
  'awaiting-phone': {
    next: 'awaiting-approval',
    needs: 'phone',
    skipsTo: { state: 'issuing', needs: ['phone', 'approval'] },
    ends: ['cancelled', 'expired', 'failed'],
  },
  'awaiting-approval': { next: 'issuing', needs: 'approval', ends: ['cancelled', 'expired', 'failed'] },
  issuing: { next: 'awaiting-installation', ends: ['failed'] },
  'awaiting-installation': { next: 'completed', needs: 'installation', ends: ['expired', 'failed'] },
  completed: { ends: [] },
  cancelled: { ends: [] },
  expired: { ends: [] },
  failed: { ends: [] },
};

/**
 * The states from which an order may become `to`.
 * @param to the state to reach
 * @returns the allowed states before it, in the order of the process; empty for `starting`
 */
export const statesBefore = (to: OrderState): readonly OrderState[] =>
  orderStateNames.filter((from) => canBecome(from, to));

/**
 * Whether the life cycle lets an order go from one state to another.
 * @param from the state the order is in
 * @param to the state wanted
 */
export const canBecome = (from: OrderState, to: OrderState): boolean => {
  const { next, skipsTo, ends } = orderStates[from];
  return next === to || skipsTo?.state === to || ends.some((end) => end === to);
};

/** What an order must hold to go forward from one state to another; nothing to come to its end. */
export const listNeeded = (from: OrderState, to: OrderState): readonly Submission[] => {
  const { next, needs, skipsTo } = orderStates[from];
  if (skipsTo?.state === to) return skipsTo.needs;
  return next === to && needs !== undefined ? [needs] : [];
};

/** Whether nothing can happen to an order in this state any more. */
export const isEnded = (state: OrderState): boolean => {
  const { next, ends } = orderStates[state];
  return next === undefined && ends.length === 0;
};

/** Whether an order in this state waits for somebody outside the process. */
export const isWaiting = (state: OrderState): state is WaitingState => state.startsWith('awaiting-');

/** What a renewal may ask of its user: nothing, or that they type the match code. */
export const renewalApprovals = ['none', 'match-code'] as const;
