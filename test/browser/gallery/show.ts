import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { errorTypes } from '../../../domain/failures/error-types.ts';
import { brandPath } from '../../../domain/brand/brand.ts';
import { problemType } from '../../../api/problem.ts';
import { contextOptions, type Look } from '../looks.ts';
import { words } from '../words.ts';
import { now, site } from './content.ts';
import type { Stub, Sight } from './sight.ts';
import { store } from './stored.ts';

const issuer = 'https://sign-in.example.com';
const clientId = 'get-mobile-id';
const configuration = { issuer, clientId, scope: 'openid mobile-id/self-service' };

const pages = fileURLToPath(new URL('../../../web/dist', import.meta.url));

const headers = { 'content-type': 'application/json', date: now.toUTCString() };

/**
 * Opens a screen in a browser of its own, with the built pages, the API's responses played, and the time standing
 * still.
 * @returns the page; close its context when it has been looked at
 */
export const show = async (browser: Browser, sight: Sight, look: Look): Promise<Page> => {
  const { userAgent } = sight;
  const context = await browser.newContext({
    ...contextOptions(look),
    ...(userAgent !== undefined && { userAgent }),
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(10_000);
  await context.clock.setFixedTime(now);
  await servePages(context);
  await context.route(`${site}/config.json`, (route) => route.fulfill({ json: configuration }));
  await context.route(`${site}${brandPath}`, (route) => route.fulfill({ json: {} }));
  await play(context, sight);
  const page = await context.newPage();
  await page.goto(`${site}/icon.svg`);
  if (sight.stored) await store(page, sight.stored, sight.hasNoTestPage);
  if (sight.isSignedOut !== true) await page.evaluate(signIn, { issuer, clientId, now: now.getTime() });
  if (sight.before) await page.addInitScript(sight.before);
  await page.goto(site + sight.path);
  await sight.act?.(page, words[look.language]);
  const title = sight.title(words[look.language]);
  // A dialog hides the heading from the accessibility tree.
  await page.getByRole('heading', { level: 1, name: title, exact: true, includeHidden: true }).waitFor();
  if (sight.until) await page.getByText(sight.until(words[look.language])).first().waitFor();
  return page;
};

/** The built pages, as the site serves them. */
export const servePages = (context: BrowserContext) =>
  context.route(`${site}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: pages + (pathname.endsWith('/') ? `${pathname}index.html` : pathname) });
  });

/** Responses as the sight says; the last response stays. */
const play = async (context: BrowserContext, { responses }: Sight): Promise<void> => {
  const asked = new Map<string, number>();
  await context.route(`${site}/api/**`, async (route) => {
    const request = route.request();
    const key = `${request.method()} ${new URL(request.url()).pathname.slice('/api'.length)}`;
    const [planned, count] = [responses[key], asked.get(key) ?? 0];
    asked.set(key, count + 1);
    const response = isList(planned) ? planned[Math.min(count, planned.length - 1)] : planned;
    if (response === 'never') return;
    if (response === undefined || response === 'unreachable') return route.abort('internetdisconnected');
    await route.fulfill({ ...toResponse(response), headers });
  });
};

const isList = (planned: Stub | readonly Stub[] | undefined): planned is readonly Stub[] =>
  Array.isArray(planned);

const toResponse = (response: Exclude<Stub, string>) => {
  if ('body' in response) return { status: 200, body: JSON.stringify(response.body) };
  const { problem, status, members } = response;
  const { title } = errorTypes[problem];
  return { status, body: JSON.stringify({ type: problemType(problem), title, status, ...members }) };
};

// As oidc-client-ts keeps a user.
const signIn = (kept: { readonly issuer: string; readonly clientId: string; readonly now: number }): void => {
  const user = {
    access_token: 'token',
    token_type: 'Bearer',
    scope: 'openid',
    profile: { sub: 'alva', name: 'Alva Active' },
    expires_at: Math.floor(kept.now / 1000) + 900,
  };
  sessionStorage.setItem(`oidc.user:${kept.issuer}:${kept.clientId}`, JSON.stringify(user));
};
