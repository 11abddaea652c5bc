import { basename } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import { bundleOptions, entryPointSources } from '../lib/bundles.ts';

/** The bundle of an entry point. */
export interface Bundle {
  readonly name: string;
  readonly code: string;
  /** What of the AWS SDK it holds. */
  readonly sdk: readonly SdkImport[];
  /** Whether it reads certificate requests. */
  readonly readsRequests: boolean;
}

/** A client or a command of the SDK. */
export interface SdkImport {
  /** Such as `@aws-sdk/client-kms`. */
  readonly from: string;
  /** Such as `DecryptCommand`. */
  readonly name: string;
}

const sdkFile = /@aws-sdk\/(client-[\w-]+|lib-dynamodb)\/.*?(?:\/commands)?\/(\w+(?:Client|Command))\.js$/;

/** Every entry point, bundled as for a deploy. */
export const bundles = (): readonly Bundle[] => {
  const built = bundle({ entryPoints: entryPointSources });
  return Object.keys(entryPointSources).map((name) => {
    const { code, files } = built.get(`${name}.mjs`) ?? { code: '', files: [] };
    const readsRequests = files.some((file) => file.includes('/@peculiar/asn1-csr/'));
    return { name, code, sdk: files.flatMap(sdkImport), readsRequests };
  });
};

/** Bundles some code as entry points are bundled. */
export const bundleText = (contents: string): string =>
  bundle({ stdin: { contents, resolveDir: bundleOptions.absWorkingDir } }).get('stdin.mjs')?.code ?? '';

/** By the name of its file, what came out: the code, and the files that something of is in it. */
const bundle = (input: Pick<BuildOptions, 'entryPoints' | 'stdin'>) => {
  const outdir = '.build/bench';
  const { outputFiles, metafile } = buildSync({
    ...{ ...bundleOptions, ...input, outdir },
    write: false,
    metafile: true,
  });
  return new Map(
    outputFiles.map(({ path, text }) => {
      const name = basename(path);
      const { inputs = {} } = metafile.outputs[`${outdir}/${name}`] ?? {};
      const files = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      return [name, { code: text, files: files.map(([file]) => file) }];
    }),
  );
};

const sdkImport = (file: string): readonly SdkImport[] => {
  const [, client, name] = sdkFile.exec(file) ?? [];
  return client !== undefined && name !== undefined ? [{ from: `@aws-sdk/${client}`, name }] : [];
};
