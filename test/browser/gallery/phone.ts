import type { Page } from 'playwright-core';
import { activation, activationCode, certificates, matchCode, now, orderId } from './content.ts';
import type { Answer, Answers, Sight } from './sight.ts';
import { safariOnIPhone } from '../looks.ts';
import type { Words } from '../words.ts';

const path = `/phone/#${orderId}.${activationCode}`;
const link = `/activations/${orderId}`;

const offered: Answers = { [`GET ${link}`]: { body: activation } };
const answered: Answers = { ...offered, [`POST ${link}`]: { body: { matchCode } } };
const standing = (answer: Answer): Answers => ({ ...answered, [`GET ${link}/certificates`]: answer });
const at = (state: string): Answer => ({ body: { state, deadline: now.toISOString() } });

const accept = (page: Page, { phone }: Words): Promise<void> =>
  page.getByRole('button', { name: phone.offer.accept }).click();

type Waiting = keyof Words['phone']['waiting'];
const waiting = (name: Waiting, answers: Answers, more: Partial<Sight> = {}): Sight => ({
  name,
  title: ({ phone }) => phone.waiting[name].title,
  path,
  answers,
  act: accept,
  ...more,
});

type Trouble = keyof Words['phone']['troubles'];
const trouble = (name: Trouble, answers: Answers, more: Partial<Sight> = {}): Sight => ({
  name: `trouble-${name}`,
  title: ({ phone }) => phone.troubles[name].title,
  path,
  answers,
  ...more,
});

const gone = (reason: string): Answers => ({
  [`GET ${link}`]: { problem: 'activation-code-gone', status: 410, members: { reason } },
});
const ended = (state: string): Answers =>
  standing({ problem: 'order-ended', status: 409, members: { state } });

const steps: readonly Sight[] = [
  { ...waiting('opening', { [`GET ${link}`]: 'never' }), act: () => Promise.resolve() },
  {
    name: 'install-app',
    title: ({ phone }) => phone.installApp.title,
    path,
    answers: offered,
    userAgent: safariOnIPhone,
  },
  { name: 'offer', title: ({ phone }) => phone.offer.title, path, answers: offered },
  waiting('making-keys', offered, {
    before: () => {
      crypto.subtle.generateKey = () => new Promise<never>(() => undefined);
    },
  }),
  waiting('sending', { ...offered, [`POST ${link}`]: 'never' }),
  {
    name: 'no-connection',
    title: ({ phone }) => phone.connections.offline.title,
    path,
    answers: { [`GET ${link}`]: 'unreachable' },
  },
  {
    name: 'busy',
    title: ({ phone }) => phone.connections.busy.title,
    path,
    answers: { [`GET ${link}`]: { problem: 'service-busy', status: 503 } },
  },
  {
    name: 'match-code',
    title: ({ phone }) => phone.matchCode.title,
    path,
    answers: standing(at('awaiting-approval')),
    act: accept,
  },
  {
    name: 'match-code-no-connection',
    title: ({ phone }) => phone.matchCode.title,
    path,
    answers: standing('unreachable'),
    act: async (page, words) => {
      await accept(page, words);
      await page.getByText(words.phone.connections.offline.text).first().waitFor();
    },
  },
  waiting('issuing', standing(at('issuing'))),
  waiting(
    'installing',
    { [`POST ${link}/installed`]: 'never' },
    {
      stored: 'received',
      act: () => Promise.resolve(),
    },
  ),
  {
    name: 'ready',
    title: ({ phone }) => phone.done.title,
    path,
    answers: {
      ...standing(at('completed')),
      [`POST ${link}/installed`]: { body: { state: 'awaiting-installation' } },
    },
    stored: 'received',
  },
  waiting('elsewhere', offered, {
    before: () => {
      void navigator.locks.request('enrolment', () => new Promise<never>(() => undefined));
    },
    act: () => Promise.resolve(),
  }),
];

const home: readonly Sight[] = [
  { name: 'home', title: ({ phone }) => phone.home.title, path: '/phone/', answers: {}, stored: 'installed' },
  { name: 'home-empty', title: ({ phone }) => phone.home.empty, path: '/phone/', answers: {} },
  {
    name: 'home-details',
    title: ({ phone }) => phone.home.title,
    path: '/phone/',
    answers: {},
    stored: 'installed',
    act: (page, { phone }) => page.getByText(phone.details.title, { exact: true }).click(),
  },
  {
    name: 'remove',
    title: ({ phone }) => phone.remove.title.replace('{name}', activation.labels.profileName),
    path: '/phone/',
    answers: {},
    stored: 'installed',
    act: async (page, { phone }) => {
      await page.getByText(phone.details.title, { exact: true }).click();
      await page.getByRole('button', { name: phone.details.remove }).click();
    },
  },
];

const troubles: readonly Sight[] = [
  trouble('link-incomplete', {}, { path: `/phone/#${orderId}` }),
  trouble('code-expired', gone('expired')),
  trouble('code-used', gone('used')),
  trouble('code-replaced', gone('replaced')),
  trouble('order-over', gone('ended')),
  trouble('order-cancelled', ended('cancelled'), { act: accept }),
  trouble('order-expired', ended('expired'), { act: accept }),
  trouble('order-failed', ended('failed'), { act: accept }),
  trouble(
    'request-refused',
    { ...offered, [`POST ${link}`]: { problem: 'certificate-request-refused', status: 422 } },
    { act: accept },
  ),
  trouble('phone-unknown', standing({ problem: 'unauthorized', status: 401 }), { act: accept }),
  trouble(
    'certificate-mismatch',
    standing({
      body: {
        state: 'awaiting-installation',
        deadline: now.toISOString(),
        certificates: certificates.map((certificate) => ({ ...certificate, pem: 'none' })),
      },
    }),
    { act: accept },
  ),
  trouble(
    'storage-unavailable',
    {},
    {
      before: () => {
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      },
    },
  ),
  trouble(
    'insecure-context',
    {},
    {
      before: () => {
        Object.defineProperty(globalThis, 'isSecureContext', { value: false });
      },
    },
  ),
  trouble(
    'browser-unsupported',
    {},
    {
      before: () => {
        Object.defineProperty(crypto, 'subtle', { value: undefined });
      },
    },
  ),
  trouble('unexpected', { [`GET ${link}`]: { problem: 'mobile-id-not-found', status: 404 } }),
];

/** Every screen of the phone page. */
export const phone: readonly Sight[] = [...steps, ...home, ...troubles];
