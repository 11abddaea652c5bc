import { Session, type InspectorNotification, type NodeWorker } from 'node:inspector';
import * as v from 'valibot';

const Profile = v.object({
  nodes: v.array(
    v.object({
      id: v.number(),
      callFrame: v.object({ url: v.string(), lineNumber: v.number(), columnNumber: v.number() }),
      children: v.optional(v.array(v.number()), []),
    }),
  ),
  /** The node that ran, at each look. */
  samples: v.array(v.number()),
  /** Microseconds since the look before. */
  timeDeltas: v.array(v.number()),
});

/**
 * What a thread did, as V8 saw it.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile
 */
export type Profile = v.InferOutput<typeof Profile>;

const Stopped = v.object({ id: v.number(), result: v.object({ profile: Profile }) });

/** Profiles every worker thread of this process that runs, and those that start. */
export class WorkerProfiles {
  readonly #session = new Session();
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<string, (profile: Profile) => void>();

  constructor() {
    this.#session.connect();
    this.#session.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
      this.#workers.add(sessionId);
      this.#tell(sessionId, 'Profiler.enable');
      this.#tell(sessionId, 'Profiler.start');
    });
    this.#session.on('NodeWorker.receivedMessageFromWorker', (notification) => {
      this.#hear(notification);
    });
    this.#session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  }

  /** Ends it. @returns what each worker did since it was seen */
  async stop(): Promise<readonly Profile[]> {
    const profiles = [...this.#workers].map(
      (worker) =>
        new Promise<Profile>((resolve) => {
          this.#waiting.set(worker, resolve);
          this.#tell(worker, 'Profiler.stop');
        }),
    );
    const all = await Promise.all(profiles);
    this.#session.disconnect();
    return all;
  }

  #tell(sessionId: string, method: string): void {
    const message = JSON.stringify({ id: 1, method });
    this.#session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
  }

  #hear({ params }: InspectorNotification<NodeWorker.ReceivedMessageFromWorkerEventDataType>): void {
    const { success, output } = v.safeParse(Stopped, JSON.parse(params.message));
    if (success) this.#waiting.get(params.sessionId)?.(output.result.profile);
  }
}
