import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oldestBrowsers } from '../../../web/browsers.ts';
import { neededFeatures } from '../../../web/build/needed-features.ts';
import { browsers, isKnown, listReleases, supportedSince, toNumber, type Browser } from './support.ts';
import { listScripts, listUsedFeatures } from './used-features.ts';

const web = fileURLToPath(new URL('../../../web', import.meta.url));

const oldest: Readonly<Record<Browser, string>> = {
  chrome: oldestBrowsers.chrome,
  edge: oldestBrowsers.edge,
  firefox: oldestBrowsers.firefox,
  safari: oldestBrowsers.safari,
  safari_ios: oldestBrowsers.safari,
  samsunginternet_android: oldestBrowsers.samsungInternet,
};

/** What is used and may be missing, and why that does no harm. */
const optional: Readonly<Record<string, string>> = {
  'api.AbortSignal.timeout_static': 'Chrome before 124 ends the request with another error: all mean offline',
  'api.Navigator.canShare': 'files are shared where a browser can, and downloaded everywhere',
  'api.Navigator.share': 'asked for by canShare first',
  'api.URL.canParse_static': 'valibot looks first',
  'javascript.builtins.Uint8Array.fromBase64': 'jose looks first',
};

let dist = '';
let used: readonly string[] = [];

beforeAll(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'pages-'));
  await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { outDir: dist } });
  const sources = listScripts(web).filter((file) => !/\/web\/(dist|build)\//.test(file));
  const features = listUsedFeatures([...sources, ...listScripts(dist)]);
  used = [...features].filter((name) => isKnown(name) && !(name in optional)).toSorted();
});

afterAll(() => rm(dist, { recursive: true }));

describe.each(browsers)('%s', (browser) => {
  it('may be two years old', () => {
    const releases = listReleases(browser, 2);
    expect(releases.length).toBeGreaterThan(3);
    expect(releases.filter((version) => toNumber(version) < toNumber(oldest[browser]))).toEqual([]);
  });

  it('has all that the pages use from the oldest version on that is stated', () => {
    const missing = used.filter((name) => supportedSince(name, browser) > toNumber(oldest[browser]));
    expect(missing).toEqual([]);
  });

  it('is told that it is too old when it lacks anything that the pages use', () => {
    const passes = Math.max(...neededFeatures.map((name) => supportedSince(nameOf(name), browser)));
    expect(used.filter((name) => supportedSince(name, browser) > passes)).toEqual([]);
  });
});

describe('the features that are looked for', () => {
  it('are those of the scripts and of the libraries in them', () => {
    expect(used.length).toBeGreaterThan(150);
    expect(used).toContain('api.AbortSignal.any_static');
    expect(used).toContain('api.SubtleCrypto.generateKey');
    expect(used).toContain('javascript.builtins.Array.toSorted');
    expect(Object.keys(optional).filter((name) => !isKnown(name))).toEqual([]);
  });
});

const nameOf = (needed: (typeof neededFeatures)[number]): string => names[needed];

const names: Readonly<Record<(typeof neededFeatures)[number], string>> = {
  'AbortSignal.any': 'api.AbortSignal.any_static',
  'Array.prototype.toSorted': 'javascript.builtins.Array.toSorted',
  'Intl.Segmenter': 'javascript.builtins.Intl.Segmenter',
  'crypto.subtle': 'api.Crypto.subtle',
  'crypto.randomUUID': 'api.Crypto.randomUUID',
};
