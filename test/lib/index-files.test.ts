import { readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { indexFiles } from '../../lib/site/index-files.ts';

const without = (uri: string) => ({ uri, value: '/phone/' });
const withPart = (uri: string) => ({ uri, value: '/phone/#incomplete' });

describe('index files', () => {
  const uriOf = (uri: string): unknown => {
    const handler = v.parse(v.function(), runInNewContext(`${indexFiles}handler`));
    return v.parse(v.object({ uri: v.string() }), handler({ request: { uri } })).uri;
  };

  it.each([
    ['/', '/index.html'],
    ['/phone/', '/phone/index.html'],
    ['/config.json', '/config.json'],
  ])('of %s is %s', (uri, expected) => {
    expect(uriOf(uri)).toBe(expected);
  });

  const link = '3f1c5c0e-9a55-4f0b-8a53-6a1b0d2c7e44.Zm9yIHRlc3RzIG9ubHkhISEhISE';
  const redirected = { statusCode: 302, headers: { 'cache-control': { value: 'no-store' } } };
  const responseTo = (request: object): unknown =>
    v.parse(v.function(), runInNewContext(`${indexFiles}handler`))({ request });

  it.each([
    ...[`/phone/%23${link}`, `/phone/%2523${link}`, `/phone%2F%23${link}`, `/phone/${link}.`, `/${link}`],
    ...[`/phone/%23${link.replace('.', '%2E')}`, `/phone/%23${link.replaceAll('-', '%2D')}`],
    ...[`/PHONE/%23${link}`, `/phone/*${link}`, `/phone/%252523${link}`, `/phone//%23${link}`],
    ...[`/phone/index.html%23${link}`, `/phone/%E2%80%8B%23${link}`, `/%23${link}%20`],
  ])('are not looked for where the code of a link stands in a path: %s', (uri) => {
    const location = { value: `/phone/#${link}` };
    expect(responseTo({ uri, querystring: {} })).toMatchObject({
      ...redirected,
      headers: { ...redirected.headers, location },
    });
  });

  it('are not looked for where the code of a link stands in a query', () => {
    expect(responseTo({ uri: '/phone/', querystring: { url: { value: `%23${link}` } } })).toMatchObject({
      headers: { location: { value: `/phone/#${link}` } },
    });
  });

  const order = link.slice(0, 36);

  it.each([
    ...['/phone', '/phone%2F', '/phone/.', '/phone/)', '/phone/%20', '/phone/%3E,', '/phone%252F'].map(
      without,
    ),
    ...['/Phone', '/PHONE/', '/phone//', '/phone/phone/', '/phone/open', '/phone/index.htm', '/phone;'].map(
      without,
    ),
    ...[`/phone/%23${order}`, `/phone/%23${order}.Zm9y`, `/phone/${order}/`, '/phone/%23', '/phone/*'].map(
      withPart,
    ),
    ...['//phone/', '/de/phone/', '/de/phone'].map(without),
    ...[`//phone/%23${order}.Zm9y`, `/de/phone/${order}.Zm9y`].map(withPart),
    ...[`/phone/%23${order.toUpperCase()}`, `/phone/%2523${order.slice(0, 20)}`].map(withPart),
  ])('are not looked for where $uri is meant for the phone page', ({ uri, value }) => {
    expect(responseTo({ uri })).toMatchObject({
      ...redirected,
      headers: { ...redirected.headers, location: { value } },
    });
  });

  const code = link.slice(37);
  const dashed = (dash: string) => `${order.replaceAll('-', dash)}.${code}`;

  it.each([
    ...[`/x%23${dashed('%E2%80%91')}`, `/x%2523${dashed('%25E2%2580%2591')}`, `/${dashed('%E2%80%93')}`],
    ...[`/%23${order}.Zm9y`, `/a/b/${order}.Zm9y`, `/${order.slice(0, 13)}.${code}`, `/*${order}.Zm9y`],
    ...[
      `/x%23.${code}`,
      '/%23incomplete.html',
      `/.well-known/%23${order}.Zm9y`,
      `/${order.toUpperCase()}.Zm9y`,
    ],
  ])('are not looked for where a code after a broken link would be an extension: %s', (uri) => {
    const location = { value: '/phone/#incomplete' };
    expect(responseTo({ uri })).toMatchObject({
      ...redirected,
      headers: { ...redirected.headers, location },
    });
  });

  it.each(['/phones', '/phone-book/', '/smartphone', '/self-service', '/help/', '//', '/mobile-id', '/a/b/'])(
    'are not looked for where no page is: %s leads to Self-Service',
    (uri) => {
      const location = { value: '/' };
      expect(responseTo({ uri })).toMatchObject({
        ...redirected,
        headers: { ...redirected.headers, location },
      });
    },
  );

  it.each([
    '/assets/phone-1a2b.js',
    '/assets/phone-1a2b3c4d.js',
    '/brand/brand.json',
    '/robots.txt',
    '/crl/3f1c5c0e-9a55-4f0b-8a53-6a1b0d2c7e44.crl',
    '/crl/root.crl',
    '/.well-known/apple-app-site-association',
    '/.well-known/assetlinks.json',
  ])('are none of the folders of %s', (uri) => {
    expect(responseTo({ uri })).toEqual({ uri });
  });

  it('are served beside every other file of the phone page', () => {
    const files = readdirSync('web/public/phone', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath.slice('web/public'.length)}/${name}`);
    for (const uri of [...files, '/phone/service-worker.js', '/phone/index.html'])
      expect(responseTo({ uri })).toEqual({ uri });
    expect(files).toContain('/phone/manifest.webmanifest');
  });
});
