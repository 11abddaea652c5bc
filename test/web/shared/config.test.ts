import { describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../../web/shared/config.ts';
import { respond } from '../support/responses.ts';

const config = {
  issuer: 'https://issuer.example.com/pool',
  clientId: 'page',
  scope: 'openid get-mobile-id/self-service',
};

const load = (answer: Response) => {
  const fetching = vi.fn<typeof fetch>().mockResolvedValue(answer);
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

  it.each([
    ['is missing', respond(404, '<html>')],
    ['names no issuer', respond(200, { ...config, issuer: '' })],
    ['names no client', respond(200, { ...config, clientId: undefined })],
  ])('counts as not reached when it %s', async (_, answer) => {
    await expect(load(answer).config).rejects.toMatchObject({ problem: { code: 'offline' } });
  });
});
