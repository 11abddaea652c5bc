import type { ComponentChildren } from 'preact';
import type { ServerClock } from '../../shared/server-clock.ts';
import type { Actions } from '../actions.ts';
import type { State } from '../model/state.ts';
import type { OrderView } from '../responses.ts';

/** What the view of an order's present step works with. */
export interface StepProps {
  readonly order: OrderView;
  readonly state: State;
  readonly actions: Actions;
  readonly clock: ServerClock;
  /** What went wrong at this step; stands above its buttons. */
  readonly problem: ComponentChildren;
}
