import { describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../../web/shared/config.ts';
import { respond } from '../support/responses.ts';

const config = {
  issuer: 'https://issuer.example.com/pool',
  clientId: 'page',
  scope: 'openid get-mobile-id/self-service',
};

const load = (answer: Response | Error) => {
  const fetching = vi.fn<typeof fetch>();
  if (answer instanceof Error) fetching.mockRejectedValue(answer);
  else fetching.mockResolvedValue(answer);
  return { config: loadConfig(fetching), fetching };
};

describe('configuration of the pages', () => {
  it('stands at /config.json', async () => {
    const loading = load(respond(200, { ...config, comment: 'more' }));
    expect(await loading.config).toEqual(config);
    expect(loading.fetching).toHaveBeenCalledExactlyOnceWith('/config.json', expect.anything());
  });

  it('may name where users sign out', async () => {
    const signOutUrl = 'https://sign-in.example.com/logout?client_id=page';
    expect(await load(respond(200, { ...config, signOutUrl })).config).toMatchObject({ signOutUrl });
  });

  it.each(['http://127.0.0.1:8080/out', 'http://localhost:1', 'http://[::1]:8080/'])(
    'may lead to this computer itself: %s',
    async (signOutUrl) => {
      expect(await load(respond(200, { ...config, signOutUrl })).config).toMatchObject({ signOutUrl });
    },
  );

  it.each([
    ['is not reached', new TypeError('Failed to fetch'), 'offline'],
    ['is the page of a network that wants a sign-in', new Response('<html>'), 'offline'],
    ['is missing', respond(404, '<html>'), 'response-unknown'],
    ['is behind something that is busy', respond(503, '<html>'), 'service-busy'],
    ['names no issuer', respond(200, { ...config, issuer: '' }), 'internal-error'],
    [
      'leads away by script',
      respond(200, { ...config, signOutUrl: 'javascript:alert(1)' }),
      'internal-error',
    ],
    [
      'leads away unprotected',
      respond(200, { ...config, signOutUrl: 'http://example.com/' }),
      'internal-error',
    ],
    [
      'trusts an issuer without TLS',
      respond(200, { ...config, issuer: 'http://example.com' }),
      'internal-error',
    ],
    ['names no client', respond(200, { ...config, clientId: undefined }), 'internal-error'],
  ])('that %s is told as what it is', async (_, answer, code) => {
    await expect(load(answer).config).rejects.toMatchObject({ problem: { code } });
  });
});
