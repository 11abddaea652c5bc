import { NotItsTurn } from '../../../domain/failures/process-errors.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { takeTurn } from '../../aws/tables/turns.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/** What turns at the CA are taken with. */
export type TurnDeps = Pick<Dependencies, 'coordination' | 'certificatesPerSecond' | 'now'>;

/** Seconds until a turn that is taken now; the state machine waits for whole ones. */
const take = async (deps: TurnDeps): Promise<number> =>
  Math.floor((await takeTurn(deps, deps.certificatesPerSecond, deps.now())) / 1000);

/**
 * Takes a turn at the CA, and lets through whose turn comes within a second. Where it would come only after the
 * order's own time, the CA is asked in vain at worst.
 * @throws {NotItsTurn} others come first
 */
export const requireTurn = async (deps: TurnDeps): Promise<void> => {
  const seconds = await take(deps);
  if (seconds > 0 && seconds < timeLimits.issuing) throw new NotItsTurn(seconds);
};

/** Takes another turn, after the CA throttled: behind all who wait, and not before it had a moment. */
export const nextTurn = async (deps: TurnDeps): Promise<NotItsTurn> =>
  new NotItsTurn(Math.max(await take(deps), timeLimits.caThrottled));
