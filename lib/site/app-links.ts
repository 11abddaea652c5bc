import * as v from 'valibot';

/** Where phones look for what a domain says of apps. */
export const appLinksFolder = '.well-known';

/** Where links to phones lead: an app that claims them opens them instead of the phone page. */
const phonePaths = '/phone/*';

// Ten characters of the team, and the app's bundle id: developer.apple.com/documentation/xcode/supporting-associated-domains
const appleApp = /^[A-Z0-9]{10}\.[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

// Package name, and SHA-256 of the certificate that signs the app: developer.android.com/training/app-links/configure-assetlinks
const androidApp = /^([a-zA-Z]\w*(?:\.[a-zA-Z]\w*)+)=((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/;

const split = (text: string): readonly string[] => text.split(',').map((each) => each.trim());

const parseList = (one: RegExp, allowed: string) =>
  v.message(
    v.pipe(
      v.string(),
      v.check((text) => split(text).every((each) => one.test(each))),
      v.transform(split),
    ),
    allowed,
  );

/** The setting that names apps of iPhones. */
export const appleApps = parseList(
  appleApp,
  'ids of apps such as ABCDE12345.com.example.mobileid, with commas between them',
);

/** The setting that names apps of Android. */
export const androidApps = parseList(
  androidApp,
  'apps such as com.example.mobileid=AB:CD:…, 32 bytes of the SHA-256 of their signing certificate in capitals, with commas between them',
);

/** Apps that may open links to the phone page. */
export interface AppLinks {
  readonly appleApps?: readonly string[] | undefined;
  readonly androidApps?: readonly string[] | undefined;
}

const appleFile = (appIDs: readonly string[]) => ({
  applinks: { details: [{ appIDs, components: [{ '/': phonePaths }] }] },
});

const androidFile = (apps: readonly string[]) => {
  const fingerprints = new Map<string, string[]>();
  for (const app of apps) {
    const [, name = '', fingerprint = ''] = androidApp.exec(app) ?? [];
    fingerprints.set(name, [...(fingerprints.get(name) ?? []), fingerprint]);
  }
  return [...fingerprints].map(([package_name, sha256_cert_fingerprints]) => ({
    relation: ['delegate_permission/common.handle_all_urls'],
    target: { namespace: 'android_app', package_name, sha256_cert_fingerprints },
  }));
};

/** The files in which the site says so, by name; none without apps. */
export const appLinkFiles = ({
  appleApps: apple,
  androidApps: android,
}: AppLinks): ReadonlyMap<string, string> =>
  new Map([
    ...(apple ? ([['apple-app-site-association', JSON.stringify(appleFile(apple))]] as const) : []),
    ...(android ? ([['assetlinks.json', JSON.stringify(androidFile(android))]] as const) : []),
  ]);
