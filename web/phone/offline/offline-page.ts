/** The parts of a cache (Cache API) that this needs. */
export interface PageCache {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  keys(): Promise<readonly { readonly url: string }[]>;
  delete(url: string): Promise<boolean>;
}

/** What the page's files are kept and fetched with. */
export interface OfflineDependencies {
  readonly cache: () => Promise<PageCache>;
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>;
  readonly origin: string;
}

/** The parts of a request that decide. */
export interface PageRequest {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/** How long a network that gives no response may keep a page waiting that is here already, in milliseconds. */
const maxWait = 4000;

const pagePath = '/phone/';
const filePattern = /^\/(assets\/|phone\/|icon\.svg$)/;
const referencePattern = /(?:src|href)="(\/[^"]+)"/g;

/**
 * The static files of the phone page, so that it shows its mobile IDs without a network. What the network has
 * comes first; what is kept is one whole version of the page, never parts of two.
 */
export class OfflinePage {
  readonly #deps: OfflineDependencies;

  constructor(deps: OfflineDependencies) {
    this.#deps = deps;
  }

  /** Whether a request is for a file of the page. Nothing of the API ever is. */
  serves({ method, mode, url }: PageRequest): boolean {
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== this.#deps.origin) return false;
    return mode === 'navigate' ? pathname === pagePath : filePattern.test(pathname);
  }

  /**
   * The response to a request that `serves` lets through.
   * @param later takes what goes on after the response
   */
  async respond({ mode, url }: PageRequest, later: (work: Promise<unknown>) => void): Promise<Response> {
    if (mode === 'navigate') return this.#page(later);
    const kept = await (await this.#deps.cache()).match(url);
    return kept ?? this.#deps.fetch(url, {});
  }

  /**
   * Keeps the page as it is now.
   * @throws when a file of it can't be had: then what was kept before stays as it is
   */
  async keep(): Promise<void> {
    await this.#keep(await this.#fetched(pagePath));
  }

  async #page(later: (work: Promise<unknown>) => void): Promise<Response> {
    try {
      const page = await this.#fetched(pagePath, AbortSignal.timeout(maxWait));
      later(this.#keep(page.clone()).catch(() => undefined));
      return page;
    } catch (error) {
      const kept = await (await this.#deps.cache()).match(pagePath);
      if (!kept) throw error;
      return kept;
    }
  }

  async #keep(page: Response): Promise<void> {
    const html = await page.clone().text();
    const paths = [...html.matchAll(referencePattern)].map(([, path = '']) => path);
    const cache = await this.#deps.cache();
    const files = await Promise.all(
      paths.map(async (path) => [path, await this.#file(cache, path)] as const),
    );
    for (const [path, file] of files) await cache.put(path, file);
    await cache.put(pagePath, page);
    await this.#drop(cache, new Set([pagePath, ...paths]));
  }

  // The name of an asset says what is in it, so the one that is kept is the one that is wanted.
  async #file(cache: PageCache, path: string): Promise<Response> {
    const kept = path.startsWith('/assets/') ? await cache.match(path) : undefined;
    return kept ?? this.#fetched(path);
  }

  async #drop(cache: PageCache, wanted: ReadonlySet<string>): Promise<void> {
    for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
  }

  async #fetched(path: string, signal?: AbortSignal): Promise<Response> {
    // A redirected response must not stand for the page: browsers refuse it in a navigation.
    const options: RequestInit = { cache: 'no-cache', redirect: 'error' };
    const response = await this.#deps.fetch(path, { ...options, ...(signal && { signal }) });
    if (!response.ok) throw new TypeError(`${path}: ${response.status.toString()}`);
    return response;
  }
}
