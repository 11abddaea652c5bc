import { buildSync, type Metafile } from 'esbuild';
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
export const bundles = (): readonly Bundle[] => Object.keys(entryPointSources).map(bundleOfEntryPoint);

/** One entry point, bundled as for a deploy. */
export const bundleOfEntryPoint = (name: string): Bundle => {
  const { code, metafile } = bundle({ entryPoints: [entryPointSources[name] ?? ''] });
  const files = filesIn(metafile);
  const readsRequests = files.some((file) => file.includes('/@peculiar/asn1-csr/'));
  return { name, code, sdk: files.flatMap(sdkImport), readsRequests };
};

/** Bundles some code as entry points are bundled. */
export const bundleOf = (contents: string): string =>
  bundle({ stdin: { contents, resolveDir: bundleOptions.absWorkingDir } }).code;

const bundle = (input: Pick<Parameters<typeof buildSync>[0], 'entryPoints' | 'stdin'>) => {
  const { outExtension: _, ...options } = bundleOptions;
  const { outputFiles, metafile } = buildSync({ ...options, ...input, write: false, metafile: true });
  return { code: outputFiles[0]?.text ?? '', metafile };
};

// What was left out of the bundle has no bytes in it.
const filesIn = ({ outputs }: Metafile): readonly string[] =>
  Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file);

const sdkImport = (file: string): readonly SdkImport[] => {
  const [, client, name] = sdkFile.exec(file) ?? [];
  return client !== undefined && name !== undefined ? [{ from: `@aws-sdk/${client}`, name }] : [];
};
