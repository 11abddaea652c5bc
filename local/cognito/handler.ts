import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { styleSheet } from '../html.ts';
import { urlOf, type Handler } from '../listen.ts';
import { signInErrorPage, userPicker } from './pages.ts';
import { pageHeaders, signInProvider } from './provider.ts';
import type { SignInSettings, SignInUser } from './settings.ts';

/**
 * Serves the OpenID provider, and the page to pick a user.
 * @param issuer its origin
 * @param users by subject; may grow
 */
export const signInHandler = (
  issuer: string,
  settings: SignInSettings,
  users: ReadonlyMap<string, SignInUser>,
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
    const subject =
      request.method === 'POST' ? new URLSearchParams(await text(request)).get('subject') : null;
    if (subject === null || !users.has(subject))
      show(response, 200, userPicker(urlOf(request).pathname, [...users.values()]));
    else {
      const login = { accountId: subject };
      await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
  };

  return (request, response) => {
    const { pathname } = urlOf(request);
    if (pathname.startsWith('/sign-in/')) return pick(request, response);
    if (pathname !== '/style.css') return callback(request, response);
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(styleSheet);
  };
};
