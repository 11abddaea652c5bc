import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { styleSheet } from '../html.ts';
import { readUrl, type Handler } from '../listen.ts';
import { signInErrorPage, userPicker } from './pages.ts';
import { pageHeaders, signInProvider } from './provider.ts';
import type { SignInHabits, SignInSettings, SignInUser } from './settings.ts';

const withoutMaxAge = (url = ''): string => url.replace(/(?<=[?&])max_age=[^&]*&?/, '');

/** Lets somebody sign in whom only their subject tells: an app may know people whom nobody named here. */
const admit = (users: Map<string, SignInUser>, other: string | null): string | null => {
  const subject = other?.trim().slice(0, 255) ?? '';
  if (subject === '') return null;
  if (!users.has(subject)) users.set(subject, { subject, name: subject, email: '', hint: '' });
  return subject;
};

/**
 * Serves the OpenID provider, and the page to pick a user.
 * @param issuer its origin
 * @param users by subject; may grow
 */
export const signInHandler = (
  issuer: string,
  settings: SignInSettings & { readonly habits: SignInHabits },
  users: Map<string, SignInUser>,
): Handler => {
  const provider = signInProvider(issuer, settings, users);
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
    const answer = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
    const subject = answer.get('subject') ?? (answer.has('other') ? admit(users, answer.get('other')) : null);
    if (subject === null || !users.has(subject))
      show(response, 200, userPicker(readUrl(request).pathname, [...users.values()]));
    else {
      const login = { accountId: subject };
      await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
  };

  return (request, response) => {
    const { pathname } = readUrl(request);
    if (pathname.startsWith('/sign-in/')) return pick(request, response);
    if (!settings.habits.maxAge) request.url = withoutMaxAge(request.url);
    if (pathname !== '/style.css') return callback(request, response);
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(styleSheet);
  };
};
