import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync, type BuildOptions } from 'esbuild';
import { entryPoints, type EntryPointName } from '../domain/entry-points.ts';
import { ownSourceMap } from './source-maps.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// qrcode and parts of the older SDK client are CommonJS: in an ES module they find no `require` of their own.
const requireBanner =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** How one ES module for Lambda is made of sources below the root of this project. */
export const bundleOptions = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  platform: 'node',
  // Older than the deployed runtime, so that the same bundle runs on a laptop.
  target: 'node20',
  format: 'esm',
  // Without it, esbuild takes the CommonJS builds of the SDK, of which it can leave nothing out.
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': './lib/lambda-credentials.ts' },
  banner: { js: requireBanner },
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Where the source of each entry point is, below the root of this project, by its name. */
export const entryPointSources: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(entryPoints).map(([name, folder]) => [name, `lambdas/${folder}/${name}.lambda.ts`]),
);

/** The code of an entry point. */
export type BundledCode = (name: EntryPointName) => Code;

/** The code of entry points whose bundles were made before. @param outdir where they are */
export const findBundles =
  (outdir: string): BundledCode =>
  (name) =>
    Code.fromAsset(join(outdir, name));

/**
 * Bundles all entry points in one go, each with the AWS SDK inside, to `<outdir>/<name>/index.mjs`, with a source
 * map beside it. The same sources give the same bytes, so that a deploy without changes changes nothing.
 * @param outdir is emptied first
 * @param names of the entry points; all where they are not given
 * @returns the code of each
 */
export const bundleEntryPoints = (
  outdir = join(root, '.build/lambdas'),
  names: readonly string[] = Object.keys(entryPointSources),
): BundledCode => {
  rmSync(outdir, { recursive: true, force: true });
  const sources = Object.entries(entryPointSources)
    .filter(([name]) => names.includes(name))
    .map(([name, source]) => [`${name}/index`, source]);
  const { outputFiles } = buildSync({
    ...{ ...bundleOptions, entryPoints: Object.fromEntries(sources), outdir },
    write: false,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  for (const [path, text] of texts) {
    const code = texts.get(path.replace(/\.map$/, '')) ?? '';
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.map') ? ownSourceMap(text, path, code) : text);
  }
  return findBundles(outdir);
};
