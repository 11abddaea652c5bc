import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { oldestBrowsers } from '../../../web/browsers.ts';

it('the document names the oldest browsers', () => {
  const rows = readFileSync('docs/browsers.md', 'utf8').matchAll(/^\| ([A-Z][^|]+?) +\| ([\d.]+) +\|$/gm);
  const { chrome, firefox, safari, samsungInternet } = oldestBrowsers;
  expect(Object.fromEntries([...rows].map(([, names, version]) => [names, version]))).toEqual({
    'Chrome, Edge': chrome,
    Firefox: firefox,
    'Safari, iOS': safari,
    'Samsung Internet': samsungInternet,
  });
});
