/**
 * The thread of the sign-in. It has one of its own so that `Date` in it can show the time of the local cloud.
 */
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { styleSheet } from '../html.ts';
import { listen, urlOf, type Handler } from '../listen.ts';
import { installShownDate } from '../shown-date.ts';
import { signInErrorPage, userPicker } from './pages.ts';
import { pageHeaders, signInProvider } from './provider.ts';
import { AddUser, WorkerData } from './settings.ts';

const { parts, settings } = v.parse(WorkerData, workerData);
installShownDate(parts);

const users = new Map(settings.users.map((user) => [user.subject, user]));
const server = await listen(settings.port);
const provider = signInProvider(server.address, settings, users);
const callback = provider.callback();
provider.on('server_error', (_, error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
});

const show = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, pageHeaders(settings)).end(body);
};

const pick: Handler = async (request, response) => {
  const known = await provider.interactionDetails(request, response).catch(() => undefined);
  if (known === undefined) {
    show(response, 400, signInErrorPage('expired', 'This sign-in has ended. Go back and sign in again.'));
    return;
  }
  const subject = request.method === 'POST' ? new URLSearchParams(await text(request)).get('subject') : null;
  if (subject === null || !users.has(subject))
    show(response, 200, userPicker(urlOf(request).pathname, [...users.values()]));
  else {
    const login = { accountId: subject };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }
};

server.serve((request, response) => {
  const { pathname } = urlOf(request);
  if (pathname.startsWith('/sign-in/')) return pick(request, response);
  if (pathname !== '/style.css') return callback(request, response);
  response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(styleSheet);
});

parentPort?.on('message', (message: unknown) => {
  const { user, done } = v.parse(AddUser, message);
  users.set(user.subject, user);
  done.postMessage('done');
});
parentPort?.postMessage(server.address);
