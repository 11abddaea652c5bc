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

// A redirected response must not stand for the page: browsers refuse it in a navigation.
const fresh: RequestInit = { cache: 'no-cache', redirect: 'error' };

const pagePath = '/phone/';
const filePattern = /^\/(assets\/|phone\/|brand\/|icon\.svg$)/;
// As in domain/brand, which can't be imported here: this file is to be one without imports.
const brandPath = '/brand/brand.json';
const picturePattern = /"(\/brand\/[\w-]+\.(?:svg|png))"/g;
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
    await this.#keep(await this.#fetch(pagePath));
  }

  async #page(later: (work: Promise<unknown>) => void): Promise<Response> {
    try {
      const page = await this.#fetch(pagePath, AbortSignal.timeout(maxWait));
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
    const brand = await this.#brand();
    const files = await Promise.all(
      [...paths, ...brand.pictures].map(async (path) => [path, await this.#file(cache, path)] as const),
    );
    const all = [...files, ...brand.files, [pagePath, page] as const];
    for (const [path, file] of all) await cache.put(path, file);
    await this.#drop(cache, new Set(all.map(([path]) => path)));
  }

  // Not every site has one.
  async #brand() {
    const response = await this.#deps.fetch(brandPath, fresh);
    if (!response.ok) return { pictures: [], files: [] };
    const text = await response.clone().text();
    const pictures = [...text.matchAll(picturePattern)].map(([, path = '']) => path);
    return { pictures, files: [[brandPath, response] as const] };
  }

  // The name of an asset or a logo says what is in it, so the one that is kept is the one that is wanted.
  async #file(cache: PageCache, path: string): Promise<Response> {
    const kept = /^\/(assets|brand)\//.test(path) ? await cache.match(path) : undefined;
    return kept ?? this.#fetch(path);
  }

  async #drop(cache: PageCache, wanted: ReadonlySet<string>): Promise<void> {
    for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
  }

  async #fetch(path: string, signal?: AbortSignal): Promise<Response> {
    const response = await this.#deps.fetch(path, { ...fresh, ...(signal && { signal }) });
    if (!response.ok) throw new TypeError(`${path}: ${response.status.toString()}`);
    return response;
  }
}
