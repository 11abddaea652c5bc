import type { Page } from 'playwright-core';
import { activation, activationCode, certificates, matchCode, now, orderId } from './content.ts';
import type { Stub, Stubs, Sight } from './sight.ts';
import { betterPlaces } from './better-places.ts';
import { systemStore } from './system-store.ts';
import { unsupported } from './unsupported.ts';
import type { Words } from '../words.ts';

const path = `/phone/#${orderId}.${activationCode}`;
const link = `/activations/${orderId}`;

const offered: Stubs = { [`GET ${link}`]: { body: activation } };
const submitted: Stubs = { ...offered, [`POST ${link}`]: { body: { matchCode } } };
const withCertificates = (response: Stub): Stubs => ({
  ...submitted,
  [`GET ${link}/certificates`]: response,
});
const at = (state: string): Stub => ({ body: { state, deadline: now.toISOString() } });

const accept = (page: Page, { phone }: Words): Promise<void> =>
  page.getByRole('button', { name: phone.offer.accept }).click();
const stay = (): Promise<void> => Promise.resolve();

const withoutDatabase = (): void => {
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
};

type Waiting = keyof Words['phone']['waiting'];
const waiting = (name: Waiting, responses: Stubs, more: Partial<Sight> = {}): Sight => ({
  name,
  title: ({ phone }) => phone.waiting[name].title,
  path,
  responses,
  act: accept,
  ...more,
});

type Trouble = keyof Words['phone']['troubles'];
const trouble = (name: Trouble, responses: Stubs, more: Partial<Sight> = {}): Sight => ({
  name: `trouble-${name}`,
  title: ({ phone }) => phone.troubles[name].title,
  path,
  responses,
  ...more,
});

const gone = (reason: string): Stubs => ({
  [`GET ${link}`]: { problem: 'activation-code-gone', status: 410, members: { reason } },
});
const ended = (state: string): Stubs =>
  withCertificates({ problem: 'order-ended', status: 409, members: { state } });

const steps: readonly Sight[] = [
  { ...waiting('opening', { [`GET ${link}`]: 'never' }), act: stay },
  ...betterPlaces,
  { name: 'offer', title: ({ phone }) => phone.offer.title, path, responses: offered },
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
    responses: { [`GET ${link}`]: 'unreachable' },
  },
  {
    name: 'busy',
    title: ({ phone }) => phone.connections.busy.title,
    path,
    responses: { [`GET ${link}`]: { problem: 'service-busy', status: 503 } },
  },
  {
    name: 'match-code',
    title: ({ phone }) => phone.matchCode.title,
    path,
    responses: withCertificates(at('awaiting-approval')),
    act: accept,
  },
  {
    name: 'match-code-no-connection',
    title: ({ phone }) => phone.matchCode.title,
    path,
    responses: withCertificates('unreachable'),
    act: async (page, words) => {
      await accept(page, words);
      await page.getByText(words.phone.connections.offline.text).first().waitFor();
    },
  },
  waiting('issuing', withCertificates(at('issuing'))),
  waiting('installing', { [`POST ${link}/installed`]: 'never' }, { stored: 'received', act: stay }),
  {
    name: 'ready',
    title: ({ phone }) => phone.done.title,
    path,
    responses: {
      ...withCertificates(at('completed')),
      [`POST ${link}/installed`]: { body: { state: 'awaiting-installation' } },
    },
    stored: 'received',
  },
  {
    name: 'elsewhere',
    title: ({ phone }) => phone.elsewhere.title,
    path,
    responses: offered,
    before: () => {
      void navigator.locks.request('get-mobile-id.order', () => new Promise<never>(() => undefined));
    },
    act: stay,
  },
];

const home: readonly Sight[] = [
  {
    name: 'home',
    title: ({ phone }) => phone.home.title,
    path: '/phone/',
    responses: {},
    stored: 'installed',
  },
  { name: 'home-empty', title: ({ phone }) => phone.home.empty, path: '/phone/', responses: {} },
  {
    name: 'home-details',
    title: ({ phone }) => phone.home.title,
    path: '/phone/',
    responses: {},
    stored: 'installed',
    act: (page, { phone }) => page.getByText(phone.details.title, { exact: true }).click(),
  },
  {
    name: 'remove',
    title: ({ phone }) => phone.remove.title.replace('{name}', activation.labels.profileName),
    path: '/phone/',
    responses: {},
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
  trouble('not-renewed', ended('failed'), { path: '/phone/', stored: 'renewing' }),
  trouble(
    'request-refused',
    { ...offered, [`POST ${link}`]: { problem: 'certificate-request-refused', status: 422 } },
    { act: accept },
  ),
  trouble('mobile-id-gone', withCertificates({ problem: 'mobile-id-gone', status: 410 }), { act: accept }),
  trouble('phone-unknown', withCertificates({ problem: 'unauthorized', status: 401 }), { act: accept }),
  trouble(
    'certificate-mismatch',
    withCertificates({
      body: {
        state: 'awaiting-installation',
        deadline: now.toISOString(),
        certificates: certificates.map((certificate) => ({ ...certificate, pem: 'none' })),
      },
    }),
    { act: accept },
  ),
  trouble('storage-failing', {}, { path: '/phone/', before: withoutDatabase }),
  trouble('storage-unavailable', {}, { before: withoutDatabase }),
  trouble('unexpected', { [`GET ${link}`]: { problem: 'mobile-id-not-found', status: 404 } }),
];

/** Every screen of the phone page. */
export const phone: readonly Sight[] = [...steps, ...systemStore, ...home, ...troubles, ...unsupported(path)];
