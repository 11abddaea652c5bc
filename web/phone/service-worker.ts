/**
 * Service worker of the phone page: keeps its static files, so that an installed app opens without a network.
 * It is a file of its own, without imports at run time, at a URL that never changes.
 */
import { OfflinePage, type PageRequest } from './offline/offline-page.ts';

interface LastingEvent {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface RequestEvent {
  readonly request: PageRequest;
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly respondWith: (response: Promise<Response>) => void;
}

// What is used of ServiceWorkerGlobalScope: its library can't stand beside that of documents.
interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

declare const self: WorkerScope;

const page = new OfflinePage({
  cache: () => caches.open('phone-page'),
  fetch: (url, options) => fetch(url, options),
  origin: self.location.origin,
});

self.addEventListener('install', (event) => {
  event.waitUntil(page.keep().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  if (!page.serves(event.request)) return;
  const later = (work: Promise<unknown>): void => {
    event.waitUntil(work);
  };
  event.respondWith(page.respond(event.request, later));
});
