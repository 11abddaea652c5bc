import { ServiceError } from './service-error.ts';

/** Which call is made: as an IAM action says it, and by which role of the template. */
export interface CallNames {
  /** The part of an IAM action before the colon, such as `acm-pca`. */
  readonly service: string;
  readonly operation: string;
  /** Logical id; undefined for the person at the laptop. */
  readonly role?: string | undefined;
}

/** What a test has go wrong. */
export interface Fault extends CallNames {
  /** After the effect, the caller gets the error although the call did what it should. Default: before. */
  readonly when?: 'before' | 'after';
  /** What the caller gets: an error of the service (status: 400 by default), another one, or a connection that breaks. */
  readonly error?:
    'connection' | Error | { readonly code: string; readonly message?: string; readonly status?: number };
  /** What the call waits for, before it goes on or fails. Default: nothing. */
  readonly waitsFor?: () => unknown;
  /** How many calls it happens to. Default: 1. */
  readonly times?: number;
  /** How many calls pass before it happens. Default: 0. */
  readonly skip?: number;
}

/** The caller gets no answer: the connection breaks. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

const applyFault = async ({ error, waitsFor }: Fault): Promise<void> => {
  await waitsFor?.();
  if (error === 'connection') throw new ConnectionDropped();
  if (!error) return;
  if (error instanceof Error) throw error;
  const { code, message = 'A test asked for this error', status = 400 } = error;
  throw new ServiceError(code, message, { status });
};

const fits = (fault: Fault, when: 'before' | 'after', { service, operation, role }: CallNames): boolean =>
  fault.service === service &&
  fault.operation === operation &&
  (fault.when ?? 'before') === when &&
  (fault.role ?? role) === role;

/** Makes chosen calls fail or wait; a test hook. */
export class Faults {
  readonly #injected = new Set<{ readonly fault: Fault; skip: number; times: number }>();

  /** @returns takes it back */
  inject(fault: Fault): () => void {
    const injected = { fault, skip: fault.skip ?? 0, times: fault.times ?? 1 };
    this.#injected.add(injected);
    return () => {
      this.#injected.delete(injected);
    };
  }

  /** Takes all back. */
  clear(): void {
    this.#injected.clear();
  }

  /**
   * Has happen to a call what tests asked for.
   * @throws {ServiceError | ConnectionDropped}
   */
  async apply(when: 'before' | 'after', call: CallNames): Promise<void> {
    for (const fault of this.#due(when, call)) await applyFault(fault);
  }

  /** Counts the call: the faults that happen to it. */
  #due(when: 'before' | 'after', call: CallNames): readonly Fault[] {
    const fitting = [...this.#injected].filter(({ fault }) => fits(fault, when, call));
    const due = fitting.filter(({ skip, times }) => skip === 0 && times > 0);
    for (const injected of fitting) {
      if (injected.skip > 0) injected.skip -= 1;
      else injected.times -= 1;
    }
    return due.map(({ fault }) => fault);
  }
}
