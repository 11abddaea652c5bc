import { describe, expect, it } from 'vitest';
import { neutralBrand } from '../../../../domain/brand/brand.ts';
import { SiteBrand } from '../../../../lambdas/aws/services/mailer.ts';
import { neutralMailBrand } from '../../../../domain/brand/brand.ts';

const siteUrl = 'https://id.example.com';
const brand = { name: 'Nordlicht', logo: { light: '/brand/logo-1.svg', mail: '/brand/logo-2.png' } };

/** A site whose answers can be changed, and what was asked of it. */
const setUp = () => {
  const files = new Map<string, Uint8Array>([
    ['/brand/brand.json', Buffer.from(JSON.stringify(brand))],
    ['/brand/logo-2.png', Uint8Array.of(1, 2)],
  ]);
  const asked: string[] = [];
  const logged: unknown[] = [];
  const state = { status: 200, time: Date.parse('2026-03-01T00:00:00Z') };
  const site = new SiteBrand({
    fetch: (url) => {
      asked.push(url.replace(siteUrl, ''));
      const file = files.get(url.replace(siteUrl, ''));
      if (state.status === 0) return Promise.reject(new TypeError('fetch failed'));
      const status = state.status === 200 && !file ? 404 : state.status;
      return Promise.resolve(new Response(file ? Buffer.from(file) : null, { status }));
    },
    siteUrl,
    now: () => new Date(state.time),
    onUnread: (error) => logged.push(error),
  });
  return { files, asked, logged, state, site };
};

describe('the brand of mails', () => {
  it('is that of the site, with its logo as PNG', async () => {
    const { site, asked } = setUp();
    expect(await site.read()).toEqual({ brand: { ...neutralBrand, ...brand }, logo: Uint8Array.of(1, 2) });
    expect(asked).toEqual(['/brand/brand.json', '/brand/logo-2.png']);
  });

  it('is asked for again after five minutes, not before', async () => {
    const { site, asked, state } = setUp();
    await site.read();
    state.time += 5 * 60_000 - 1;
    await site.read();
    expect(asked).toHaveLength(2);
    state.time += 1;
    await site.read();
    expect(asked).toHaveLength(4);
  });

  it('is the product’s own where the site has none', async () => {
    const { site, files, logged } = setUp();
    files.clear();
    expect(await site.read()).toEqual(neutralMailBrand);
    expect(logged).toEqual([]);
  });

  it.each([0, 403, 503])(
    'is the last one known while the site answers %d, and somebody hears of it',
    async (status) => {
      const { site, state, logged } = setUp();
      const known = await site.read();
      state.time += 5 * 60_000;
      state.status = status;
      expect(await site.read()).toEqual(known);
      expect(logged).toEqual([expect.any(TypeError)]);
    },
  );

  it('keeps no mail from being sent: without a site it is the product’s own', async () => {
    const { site, state } = setUp();
    state.status = 0;
    expect(await site.read()).toEqual(neutralMailBrand);
    state.status = 200;
    expect((await site.read()).brand.name).toBe('Nordlicht');
  });

  it('has no logo that is larger than any that was published', async () => {
    const { site, files } = setUp();
    files.set('/brand/logo-2.png', new Uint8Array(64 * 1024 + 1));
    expect(await site.read()).not.toHaveProperty('logo');
  });
});
