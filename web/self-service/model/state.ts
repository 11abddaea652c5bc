import type { OrderState } from '../../../domain/order/order-states.ts';
import type { Problem } from '../../shared/problem.ts';
import type { MobileIdsView, MobileIdView, OrderView } from '../responses.ts';
import type { Place } from './place.ts';
import { hasEnded, isBehind } from './stage.ts';

/** What the user has asked for and waits for. */
export type Action = 'start' | 'confirm' | 'approve' | 'renew' | 'cancel' | 'lock' | 'sign-in';

/** Whether somebody is signed in. */
export type Session = 'unknown' | 'signed-out' | 'signed-in';

/** Why an order can't be looked at: there is no network, or something else is wrong. */
export type Lost = 'offline' | 'trouble';

/** Something to tell beside what the screen is for. */
export type Note = 'signed-in-again' | 'new-code' | 'mail-sent' | 'moved-on' | 'locked';

/** All that the page knows. What the order is and may is always what the API responded, never the page's memory. */
export interface State {
  readonly session: Session;
  readonly userName?: string | undefined;
  readonly place: Place;
  /** The order as it was last read: the one of the place, or one that is running. */
  readonly order?: OrderView | undefined;
  /** The state of that order in which the user has done their part; undefined once it has left that state. */
  readonly decided?: OrderState | undefined;
  readonly mobileIds?: readonly MobileIdView[] | undefined;
  /** The order that ran when the mobile IDs were read, whoever started it. */
  readonly runningOrder?: string | undefined;
  readonly busy?: Action | undefined;
  /** What became of what the user asked for. */
  readonly problem?: Problem | undefined;
  /** Why the mobile IDs could not be read. */
  readonly unread?: Problem | undefined;
  /** Why the last look at the order failed; the page keeps trying. */
  readonly lost?: Lost | undefined;
  readonly note?: Note | undefined;
}

/** What can happen, and what is told with it. */
export interface Events {
  readonly 'signed-in': { readonly userName?: string | undefined };
  readonly 'signed-out': { readonly problem?: Problem };
  /** The address names another place. */
  readonly moved: { readonly place: Place };
  /** The user asked for something. */
  readonly asked: { readonly action: Action };
  /** Nothing is being asked any more. */
  readonly rested: object;
  /** The API did what was asked. @param state the state of the order that the user decided with it */
  readonly succeeded: { readonly order: OrderView; readonly state?: OrderState; readonly note?: Note };
  readonly refused: { readonly problem: Problem };
  readonly 'order-read': { readonly order: OrderView };
  readonly 'order-missing': { readonly problem: Problem };
  readonly 'order-unreadable': { readonly problem: Problem };
  readonly 'mobile-ids-read': MobileIdsView;
  /** A mobile ID of the user is locked for good. */
  readonly 'mobile-id-locked': { readonly mobileId: MobileIdView };
  readonly 'mobile-ids-unreadable': { readonly problem: Problem };
  readonly noted: { readonly note: Note };
}

type EventOf<Type extends keyof Events> = { [T in Type]: { readonly type: T } & Events[T] }[Type];

/** Something that happened. */
export type Event = EventOf<keyof Events>;

/** @param place where the address says that the user is */
export const firstState = (place: Place): State => ({ session: 'unknown', place });

/** The page after something has happened. */
export const reduce = <Type extends keyof Events>(state: State, event: EventOf<Type>): State =>
  reducers[event.type](state, event);

const reducers: { readonly [Type in keyof Events]: (state: State, event: Events[Type]) => State } = {
  'signed-in': (state, { userName }) => ({ ...clearOutcome(state), session: 'signed-in', userName }),
  'signed-out': ({ place }, { problem }) => ({ ...firstState(place), session: 'signed-out', problem }),
  moved: (state, { place }) => moveTo(state, place),
  asked: (state, { action }) => ({ ...clearOutcome(state), busy: action }),
  rested: (state) => ({ ...state, busy: undefined }),
  succeeded: (state, result) => ({
    ...withOrder(clearOutcome(state), result.order),
    decided: result.state,
    note: result.note,
  }),
  refused: (state, { problem }) => ({ ...state, busy: undefined, problem, note: undefined }),
  'order-read': (state, { order }) => ({ ...withOrder(state, order), lost: undefined }),
  'order-missing': (state, { problem }) => ({
    ...state,
    order: undefined,
    decided: undefined,
    lost: undefined,
    problem,
  }),
  'order-unreadable': (state, { problem }) => ({
    ...state,
    lost: problem.code === 'offline' ? 'offline' : 'trouble',
  }),
  'mobile-ids-read': (state, { mobileIds, runningOrder }) => ({
    ...state,
    runningOrder,
    mobileIds: keepLocked(state.mobileIds, mobileIds),
    unread: undefined,
  }),
  'mobile-id-locked': (state, { mobileId }) => ({
    ...clearOutcome(state),
    mobileIds: putMobileId(state.mobileIds, mobileId),
    note: 'locked',
  }),
  'mobile-ids-unreadable': (state, { problem }) => ({ ...state, unread: problem }),
  noted: (state, { note }) => ({ ...state, note }),
};

const clearOutcome = (state: State): State => ({
  ...state,
  busy: undefined,
  problem: undefined,
  note: undefined,
});

const putMobileId = (known: State['mobileIds'] = [], changed: MobileIdView): State['mobileIds'] =>
  known.some(({ mobileId }) => mobileId === changed.mobileId)
    ? known.map((each) => (each.mobileId === changed.mobileId ? changed : each))
    : [changed, ...known];

// Responses may overtake each other: what is locked stays that.
const keepLocked = (known: State['mobileIds'] = [], read: readonly MobileIdView[]): State['mobileIds'] => {
  const locked = new Map(
    known.filter(({ state }) => state === 'locked').map((each) => [each.mobileId, each]),
  );
  return read.map((each) => (each.state === 'locked' ? each : (locked.get(each.mobileId) ?? each)));
};

const moveTo = (state: State, place: Place): State => {
  const { order, decided, ...rest } = clearOutcome(state);
  const isSame = place.name === 'order' && order?.orderId === place.orderId;
  const keep = order && (isSame || (place.name !== 'order' && !hasEnded(order)));
  return { ...rest, place, lost: undefined, ...(keep && { order, decided }) };
};

// Responses may overtake each other: an order never goes back.
const withOrder = (state: State, order: OrderView): State => {
  const { order: known, problem, note } = state;
  if (known && isBehind(order, known)) return state;
  const hasMoved = known?.orderId === order.orderId && known.state !== order.state;
  return {
    ...state,
    order,
    decided: hasMoved ? undefined : state.decided,
    // What was said about the step before is no longer about this one.
    problem: hasMoved ? undefined : problem,
    note: hasMoved ? toNote(problem) : note,
  };
};

// Another window was faster, and this one shows what has become of the order: it says why, also at the next step.
const toNote = (problem: Problem | undefined): Note | undefined =>
  problem?.code === 'wrong-step' ? 'moved-on' : undefined;
