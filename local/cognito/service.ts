import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { MessageChannel, Worker } from 'node:worker_threads';
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { workerFile } from '../worker-file.ts';
import type { SignInHabits, SignInSettings, SignInUser } from './settings.ts';

/** What the sign-in is started with. */
export interface SignInProps {
  readonly clock: Clock;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Told of what the provider has to say about its configuration, a line at a time. */
  readonly onNotice: (line: string) => void;
}

/** A running sign-in. */
export interface SignIn {
  /** What tokens name as `iss`; the origin of the sign-in. */
  readonly issuer: string;
  /** Lets users of a client sign in; until then every request is told to come back. */
  readonly serve: (settings: SignInSettings) => Promise<void>;
  /** Lets another user sign in, or changes what one is called. */
  readonly addUser: (user: SignInUser) => Promise<void>;
  /** Lets a user sign in no longer. */
  readonly removeUser: (subject: string) => Promise<void>;
  /** Makes it as another issuer is, from the next token on. */
  readonly behave: (habits: SignInHabits) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts an OpenID provider with a page to pick a user, on 127.0.0.1. Its issuer is known before its settings are,
 * for these can come from a template that names the issuer.
 * @throws the port is taken
 */
export const startSignIn = async ({ clock, port, onNotice }: SignInProps): Promise<SignIn> => {
  const worker = new Worker(workerFile(new URL('sign-in.worker.ts', import.meta.url)), {
    workerData: { parts: clock.parts, port },
    // Whatever loads TypeScript in this thread has nothing to do there.
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr]) createInterface(stream).on('line', onNotice);
  const [issuer] = v.parse(v.tuple([v.string()]), await once(worker, 'message'));
  return {
    issuer,
    serve: (settings) => ask(worker, { type: 'serve', settings }),
    addUser: (user) => ask(worker, { type: 'addUser', user }),
    behave: (habits) => ask(worker, { type: 'behave', habits }),
    removeUser: (subject) => ask(worker, { type: 'removeUser', subject }),
    stop: async () => {
      await worker.terminate();
    },
  };
};

/** Asks the thread for something and waits until it is done. */
const ask = async (worker: Worker, request: object): Promise<void> => {
  const { port1, port2 } = new MessageChannel();
  const done = once(port1, 'message');
  worker.postMessage({ ...request, done: port2 }, [port2]);
  await done;
  port1.close();
};
