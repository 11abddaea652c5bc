import { describe, expect, it } from 'vitest';
import {
  activationLink,
  createActivationCode,
} from '../../../lambdas/get-mobile-id/orders/activation-code.ts';
import {
  createLinks,
  linkText,
  parseFragment,
  parsePasted,
  type LinkWindow,
} from '../../../web/phone/link.ts';
import { StorageUnavailable } from '../../../web/phone/store/phone-store.ts';
import { rewrite } from './rewritten-links.ts';

const orderId = '3f1c5c0e-9a55-4f0b-8a53-6a1b0d2c7e44';
const code = createActivationCode();
const origin = 'https://id.example.com';
const link = activationLink(origin, orderId, code);
const fragment = new URL(link).hash;

const takeLink = (tab: LinkWindow) => createLinks(tab).take();

/** A tab whose address has a fragment, and what its session storage holds. */
const tabAt = (hash: string, stored: Record<string, string> = {}) => {
  const location = { hash, pathname: '/phone/', search: '?from=mail' };
  const held = new Map(Object.entries(stored));
  const entries: string[] = [];
  return {
    location,
    entries,
    held,
    history: {
      replaceState: (_: unknown, __: string, url: string) => {
        entries.push(url);
        location.hash = '';
      },
    },
    sessionStorage: {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    },
  };
};

describe('the link', () => {
  it('is read as the service writes it', () => {
    expect(parseFragment(fragment)).toEqual({ orderId, code });
    expect(linkText('https://id.example.com', { orderId, code })).toBe(link);
  });

  it.each(['', '#'])('is none when the fragment is "%s"', (empty) => {
    expect(parseFragment(empty)).toBe('none');
  });

  it.each([
    ['no code', `#${orderId}`],
    ['an empty code', `#${orderId}.`],
    ['a code cut short', `#${orderId}.${code.slice(0, 15)}`],
    ['no order', `#.${code}`],
    ['an order cut short', `#${orderId.slice(1)}.${code}`],
    ['an order that is no id', `#${'z'.repeat(36)}.${code}`],
  ])('is incomplete with %s', (_, hash) => {
    expect(parseFragment(hash)).toBe('incomplete');
  });

  it.each(['.', ')', '&utm=mail', '%20', '>'])('is read with %s after it', (tail) => {
    expect(parseFragment(`${fragment}${tail}`)).toEqual({ orderId, code });
  });

  const codes = ['Zm9yIHRlc3RzIG9ubHkhISEhISE', '_-x_-_-y-_-_z-_0-_-_a_-_b-c', code];

  it.each([
    ...[link, `  ${link}\n`, fragment, fragment.slice(1), `(${link}).`, `100% sure: ${link}`],
    ...[encodeURIComponent(link), link.replace('#', '%23'), link.replace('/#', '%2F%23')],
  ])('may be pasted as %j', (text) => {
    expect(parsePasted(text)).toEqual({ orderId, code });
  });

  const rewritten = codes.flatMap((each) =>
    Object.entries(rewrite(activationLink(origin, orderId, each))).map(([by, text]) => ({ by, text, each })),
  );

  it.each(rewritten)('is found after $by, as a text and in an address', ({ text, each }) => {
    expect(parsePasted(text)).toEqual({ orderId, code: each });
    expect(parseFragment(`#${text}`)).toEqual({ orderId, code: each });
  });

  it('has a code of the length that is looked for first', () => {
    expect(code).toMatch(/^[\w-]{26}[A-Za-z0-9]$/);
  });

  it('is looked for in a long text in no time', () => {
    expect(parsePasted(`${'%25'.repeat(50_000)}${'a-'.repeat(50_000)}`)).toBe('incomplete');
  });

  it.each(['', 'https://id.example.com/phone/', 'my mobile ID'])(
    'is incomplete when %j is pasted',
    (text) => {
      expect(parsePasted(text)).toBe('incomplete');
    },
  );
});

describe('taking the link', () => {
  it('clears the address without a new entry in the history, and keeps path and query', () => {
    const tab = tabAt(fragment);
    expect(takeLink(tab)).toEqual({ orderId, code });
    expect(tab.entries).toEqual(['/phone/?from=mail']);
  });

  it('gives the same link after a reload of the tab', () => {
    const tab = tabAt(fragment);
    takeLink(tab);
    expect(takeLink(tabAt('', Object.fromEntries(tab.held)))).toEqual({ orderId, code });
  });

  it('prefers the link in the address to one from before', () => {
    const tab = tabAt(fragment);
    takeLink(tab);
    const [key = ''] = tab.held.keys();
    const other = createActivationCode();
    expect(takeLink(tabAt(`#${orderId}.${other}`, { [key]: `${orderId}.${code}` }))).toEqual({
      orderId,
      code: other,
    });
  });

  it('clears a broken link too, and does not fall back on one from before', () => {
    const tab = tabAt('#broken');
    expect(takeLink(tab)).toBe('incomplete');
    expect(tab.location.hash).toBe('');
  });

  it('leaves the history alone where there is nothing to clear', () => {
    const tab = tabAt('');
    expect(takeLink(tab)).toBe('none');
    expect(tab.entries).toEqual([]);
  });

  it('clears the address even where the browser keeps session storage from pages', () => {
    const { location, history } = tabAt(fragment);
    const denying = {
      location,
      history,
      get sessionStorage(): Storage {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(() => takeLink(denying)).toThrow(StorageUnavailable);
    expect(location.hash).toBe('');
  });

  it('ends when it is forgotten', () => {
    const tab = tabAt(fragment);
    takeLink(tab);
    createLinks(tab).forget();
    expect(takeLink(tab)).toBe('none');
  });
});
