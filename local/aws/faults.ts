import type { Instance, InstanceEnd } from './operation.ts';
import { ServiceError } from './service-error.ts';

/** Which call is made: as an IAM action says it, and by which role of the template. */
export interface CallNames {
  /** The part of an IAM action before the colon, such as `acm-pca`. */
  readonly service: string;
  readonly operation: string;
  /** Logical id; undefined for the person at the laptop. */
  readonly role?: string | undefined;
}

/** A call as faults see it. */
export interface FaultyCall extends CallNames {
  /** What makes it; undefined where that is no function. */
  readonly instance?: Instance | undefined;
  readonly input?: unknown;
}

/** What a test has go wrong. */
export interface Fault extends CallNames {
  /** After the effect, the caller gets the error although the call did what it should. Default: before. */
  readonly when?: 'before' | 'after';
  /** What the caller gets: an error of the service (status: 400 by default), another one, or a connection that breaks. */
  readonly error?:
    | 'connection'
    | Error
    | { readonly code: string; readonly message?: string; readonly status?: number }
    | undefined;
  /**
   * Texts that make a call one of these: the event that its function handles has one, or what it sends itself. More may
   * come later. Default: every call.
   */
  readonly about?: readonly string[];
  /** Ends the function that makes the call, which then gets no answer. Default: it goes on. */
  readonly ends?: InstanceEnd;
  /** What the call waits for, before it goes on or fails; by then it may be known what it gets. Default: nothing. */
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

const applyFault = async (fault: Fault, { instance }: FaultyCall): Promise<void> => {
  await fault.waitsFor?.();
  const { error, ends } = fault;
  if (ends && instance) {
    instance.end(ends);
    throw new ConnectionDropped();
  }
  if (error) fail(error);
};

const fail = (error: NonNullable<Fault['error']>): never => {
  if (error instanceof Error) throw error;
  if (error === 'connection') throw new ConnectionDropped();
  const { code, message = 'A test asked for this error', status = 400 } = error;
  throw new ServiceError(code, message, { status });
};

const isAbout = (texts: readonly string[], { instance, input }: FaultyCall): boolean => {
  const sources = [instance?.event ?? '', JSON.stringify(input ?? null)];
  return texts.some((text) => sources.some((source) => source.includes(text)));
};

const fits = (fault: Fault, when: 'before' | 'after', call: FaultyCall): boolean =>
  fault.service === call.service &&
  fault.operation === call.operation &&
  (fault.when ?? 'before') === when &&
  (fault.role ?? call.role) === call.role &&
  (fault.about === undefined || isAbout(fault.about, call));

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
  async apply(when: 'before' | 'after', call: FaultyCall): Promise<void> {
    for (const fault of this.#due(when, call)) await applyFault(fault, call);
  }

  /** Counts the call: the faults that happen to it. */
  #due(when: 'before' | 'after', call: FaultyCall): readonly Fault[] {
    const fitting = [...this.#injected].filter(({ fault }) => fits(fault, when, call));
    const due = fitting.filter(({ skip, times }) => skip === 0 && times > 0);
    for (const injected of fitting) {
      if (injected.skip > 0) injected.skip -= 1;
      else injected.times -= 1;
    }
    return due.map(({ fault }) => fault);
  }
}
