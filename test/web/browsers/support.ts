import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** Browsers as MDN's data names them. */
export const browsers = [
  'chrome',
  'edge',
  'firefox',
  'safari',
  'safari_ios',
  'samsunginternet_android',
] as const;

export type Browser = (typeof browsers)[number];

const Statement = v.object({
  version_added: v.union([v.string(), v.boolean(), v.null()]),
  version_removed: v.optional(v.union([v.string(), v.boolean()])),
  flags: v.optional(v.array(v.unknown())),
  prefix: v.optional(v.string()),
  alternative_name: v.optional(v.string()),
});
const Feature = v.object({
  __compat: v.object({
    support: v.record(v.string(), v.union([Statement, v.array(Statement)])),
  }),
});
const Branch = v.record(v.string(), v.unknown());
const Releases = v.object({
  releases: v.record(v.string(), v.object({ release_date: v.optional(v.string()), status: v.string() })),
});

const data: unknown = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@mdn/browser-compat-data')), 'utf8'),
);

const find = (name: string): unknown =>
  name.split('.').reduce<unknown>((branch, part) => (v.is(Branch, branch) ? branch[part] : undefined), data);

/** Whether MDN has data of a feature. */
export const isKnown = (name: string): boolean => v.is(Feature, find(name));

/**
 * The version from which a browser has a feature, as a number that can be compared; `Infinity` where it has none, or
 * only behind a flag or under another name.
 */
export const supportedSince = (name: string, browser: Browser): number => {
  const { support } = v.parse(Feature, find(name)).__compat;
  const statements = [support[browser] ?? []].flat();
  const [since = Infinity] = statements
    .filter(({ flags, prefix, alternative_name, version_removed }) =>
      [flags, prefix, alternative_name, version_removed].every((limit) => limit === undefined),
    )
    .map(({ version_added: added }) => (typeof added === 'string' ? toNumber(added) : Infinity));
  return since;
};

/** `17.4` as 17.04, because 17.10 comes after it; a preview is not there yet. */
export const toNumber = (version: string): number => {
  const [major, minor = '0'] = version.replace('≤', '').split('.');
  const number = Number(major) + Number(minor) / 100;
  return Number.isNaN(number) ? Infinity : number;
};

/** The versions that a browser had in the years before its present one. */
export const listReleases = (browser: Browser, years: number): readonly string[] => {
  const { releases } = v.parse(Releases, find(`browsers.${browser}`));
  const dated = Object.entries(releases).flatMap(([version, { release_date: date, status }]) =>
    date === undefined ? [] : [{ version, date: Date.parse(date), status }],
  );
  const now = dated.find(({ status }) => status === 'current')?.date ?? NaN;
  const begin = now - years * 365.25 * 24 * 60 * 60 * 1000;
  return dated.filter(({ date }) => date >= begin && date <= now).map(({ version }) => version);
};
