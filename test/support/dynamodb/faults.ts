import { ServiceError } from '../../../local/aws/service-error.ts';
import type { ApiOperation } from './api.ts';

/** When a fault strikes. */
export interface FaultOptions {
  /** How many calls fail; 1 unless told. */
  readonly times?: number;
  /** How many calls get through before that; 0 unless told. */
  readonly skip?: number;
  /** Whether the call has its effect first, so that only the answer gets lost. */
  readonly after?: boolean;
}

interface Trap {
  readonly operation: ApiOperation;
  readonly after: boolean;
  readonly spring: () => unknown;
  skip: number;
  times: number;
}

/** Faults and races that a test asked for. */
export class Faults {
  readonly #traps: Trap[] = [];

  /** Lets calls fail with an error, or with the exception of this name as the service answers it. */
  fail(operation: ApiOperation, error: Error | string, options: FaultOptions = {}): void {
    const { times = 1, skip = 0, after = false } = options;
    const spring = () => {
      if (typeof error !== 'string') throw error;
      throw new ServiceError(error, error, { status: error === 'InternalServerError' ? 500 : 400 });
    };
    this.#traps.push({ operation, after, spring, skip, times });
  }

  /** Does something right before the next call of this operation has its effect. */
  before(operation: ApiOperation, action: () => unknown): void {
    this.#traps.push({ operation, after: false, spring: action, skip: 0, times: 1 });
  }

  /** Springs every trap that is due. */
  async spring(operation: ApiOperation, after: boolean): Promise<void> {
    const set = this.#traps.filter((trap) => trap.operation === operation && trap.after === after);
    for (const trap of set) {
      if (trap.skip > 0) trap.skip -= 1;
      else if (trap.times > 0) {
        trap.times -= 1;
        await trap.spring();
      }
    }
  }
}
