/**
 * The thread of the sign-in. It has one of its own so that `Date` in it can show the time of the local cloud.
 */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { listen } from '../listen.ts';
import { installShownDate } from '../shown-date.ts';
import { signInHandler } from './handler.ts';
import { usualHabits, WorkerData, WorkerRequest, type SignInUser } from './settings.ts';

const { parts, port } = v.parse(WorkerData, workerData);
installShownDate(parts);

const habits = { ...usualHabits };
const users = new Map<string, SignInUser>();
const server = await listen(port);

parentPort?.on('message', (message: unknown) => {
  const request = v.parse(WorkerRequest, message);
  if (request.type === 'addUser') users.set(request.user.subject, request.user);
  else if (request.type === 'behave') Object.assign(habits, request.habits);
  else if (request.type === 'removeUser') users.delete(request.subject);
  else server.serve(signInHandler(server.address, { ...request.settings, habits }, users));
  request.done.postMessage('done');
});
parentPort?.postMessage(server.address);
