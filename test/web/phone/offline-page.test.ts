import { describe, expect, it } from 'vitest';
import { OfflinePage, type PageCache, type PageRequest } from '../../../web/phone/offline/offline-page.ts';

const origin = 'https://id.example.com';
const writeHtml = (version: string) =>
  `<link rel="manifest" href="/phone/manifest.webmanifest"><script src="/assets/phone-${version}.js"></script>`;

/** The cache of a browser: what is in it by path, and the text of each. */
class MemoryCache implements PageCache {
  readonly texts = new Map<string, string>();

  match(url: string): Promise<Response | undefined> {
    const text = this.texts.get(readPath(url));
    return Promise.resolve(text === undefined ? undefined : new Response(text));
  }

  async put(url: string, response: Response): Promise<void> {
    this.texts.set(readPath(url), await response.text());
  }

  keys(): Promise<readonly { readonly url: string }[]> {
    return Promise.resolve([...this.texts.keys()].map((path) => ({ url: `${origin}${path}` })));
  }

  delete(url: string): Promise<boolean> {
    return Promise.resolve(this.texts.delete(readPath(url)));
  }
}

const readPath = (url: string): string => new URL(url, origin).pathname;

/** A site with the page, the browser's cache of it, and what was asked for over the network. */
const setUp = () => {
  const site = new Map<string, string>();
  const cache = new MemoryCache();
  const asked: string[] = [];
  const network = { isThere: true };
  const page = new OfflinePage({
    cache: () => Promise.resolve(cache),
    origin,
    fetch: (url) => {
      asked.push(readPath(url));
      if (!network.isThere) return Promise.reject(new TypeError('Failed to fetch'));
      const text = site.get(readPath(url));
      return Promise.resolve(new Response(text ?? '', { status: text === undefined ? 404 : 200 }));
    },
  });
  const publish = (version: string): void => {
    site.set('/phone/', writeHtml(version));
    site.set('/phone/manifest.webmanifest', `manifest ${version}`);
    site.set(`/assets/phone-${version}.js`, `script ${version}`);
  };
  publish('1');
  const get = async (path: string, mode = 'cors'): Promise<string> => {
    const works: Promise<unknown>[] = [];
    const response = await page.respond({ method: 'GET', mode, url: origin + path }, (work) =>
      works.push(work),
    );
    const text = await response.text();
    await Promise.all(works);
    return text;
  };
  return { site, cache, asked, network, page, publish, get };
};

describe('the page without a network', () => {
  it('is there with all its files, once it was kept', async () => {
    const { page, network, get } = setUp();
    await page.keep();
    network.isThere = false;
    expect(await get('/phone/', 'navigate')).toBe(writeHtml('1'));
    expect(await get('/assets/phone-1.js')).toBe('script 1');
    expect(await get('/phone/manifest.webmanifest')).toBe('manifest 1');
  });

  it('can not be there before', async () => {
    const { network, get } = setUp();
    network.isThere = false;
    await expect(get('/phone/', 'navigate')).rejects.toThrow('Failed to fetch');
  });
});

describe('the page with a network', () => {
  it('is the one that the site has, and is kept in the place of the one before', async () => {
    const { page, publish, cache, get } = setUp();
    await page.keep();
    publish('2');
    expect(await get('/phone/', 'navigate')).toBe(writeHtml('2'));
    expect(Object.fromEntries(cache.texts)).toEqual({
      '/phone/': writeHtml('2'),
      '/phone/manifest.webmanifest': 'manifest 2',
      '/assets/phone-2.js': 'script 2',
    });
  });

  it('is not kept in part when one of its files is missing', async () => {
    const { page, publish, site, cache, get } = setUp();
    await page.keep();
    publish('2');
    site.delete('/assets/phone-2.js');
    expect(await get('/phone/', 'navigate')).toBe(writeHtml('2'));
    expect([...cache.texts.values()]).toEqual(['manifest 1', 'script 1', writeHtml('1')]);
  });

  it('is the kept one when the site answers with an error', async () => {
    const { page, site, get } = setUp();
    await page.keep();
    site.delete('/phone/');
    expect(await get('/phone/', 'navigate')).toBe(writeHtml('1'));
  });

  it('loads no asset a second time', async () => {
    const { page, asked } = setUp();
    await page.keep();
    await page.keep();
    expect(asked.filter((path) => path === '/assets/phone-1.js')).toHaveLength(1);
  });

  it('gets a file that was not kept from the site, and does not keep it', async () => {
    const { page, site, cache, get } = setUp();
    await page.keep();
    site.set('/assets/recovered-key-1.js', 'more');
    expect(await get('/assets/recovered-key-1.js')).toBe('more');
    expect(cache.texts.has('/assets/recovered-key-1.js')).toBe(false);
  });
});

describe('what the worker answers', () => {
  const { page } = setUp();
  const request = (changes: Partial<PageRequest>): PageRequest => ({
    method: 'GET',
    mode: 'cors',
    url: `${origin}/assets/phone-1.js`,
    ...changes,
  });

  it.each([
    { title: 'the page', changes: { mode: 'navigate', url: `${origin}/phone/` } },
    { title: 'its script', changes: {} },
    { title: 'its icon', changes: { url: `${origin}/icon.svg` } },
  ])('$title', ({ changes }) => {
    expect(page.serves(request(changes))).toBe(true);
  });

  it.each([
    { title: 'the API', changes: { url: `${origin}/api/activations/1/certificates` } },
    { title: 'anything that is sent', changes: { method: 'POST' } },
    { title: 'Self-Service', changes: { mode: 'navigate', url: `${origin}/` } },
    { title: 'its configuration', changes: { url: `${origin}/config.json` } },
    { title: 'other sites', changes: { url: 'https://example.net/assets/phone-1.js' } },
  ])('never $title', ({ changes }) => {
    expect(page.serves(request(changes))).toBe(false);
  });
});
