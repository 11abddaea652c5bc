import { buildSync, type Metafile } from 'esbuild';
import { bundleOptions, entryPointSources } from '../lib/bundles.ts';

/** The bundle of an entry point. */
export interface Bundle {
  readonly name: string;
  readonly code: string;
  /** What of the AWS SDK it holds. */
  readonly sdk: readonly SdkImport[];
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
export const bundles = (): readonly Bundle[] =>
  Object.entries(entryPointSources).map(([name, source]) => {
    const built = bundle({ entryPoints: [source] });
    return { name, code: built.code, sdk: sdkOf(built.metafile) };
  });

/** Bundles some code as entry points are bundled. */
export const bundleOf = (contents: string): string =>
  bundle({ stdin: { contents, resolveDir: bundleOptions.absWorkingDir } }).code;

const bundle = (input: Pick<Parameters<typeof buildSync>[0], 'entryPoints' | 'stdin'>) => {
  const { outExtension: _, ...options } = bundleOptions;
  const { outputFiles, metafile } = buildSync({ ...options, ...input, write: false, metafile: true });
  return { code: outputFiles[0]?.text ?? '', metafile };
};

// What was left out of the bundle has no bytes in it.
const sdkOf = ({ outputs }: Metafile): readonly SdkImport[] =>
  Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([file, { bytesInOutput }]) => {
      const [, client, name] = sdkFile.exec(file) ?? [];
      return bytesInOutput > 0 && client !== undefined && name !== undefined
        ? [{ from: `@aws-sdk/${client}`, name }]
        : [];
    });
