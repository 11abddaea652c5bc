import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const folder = new URL('../.build/local/', import.meta.url);

/**
 * Turns a worker's TypeScript into JavaScript that every Node takes, whatever loads TypeScript in this thread.
 * Packages stay outside of it. Several processes may do so at the same time.
 * @param source of the worker
 * @returns where the JavaScript is; the same sources are always at the same place
 */
export const workerFile = (source: URL): URL => {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(source)],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  const script = outputFiles.map(({ text }) => text).join('');
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 16);
  const file = new URL(`${basename(source.pathname, '.ts')}-${hash}.mjs`, folder);
  if (!existsSync(file)) write(file, script);
  return file;
};

// Under its name there is only ever the whole file.
const write = (file: URL, script: string): void => {
  const unfinished = new URL(`${file.href}.${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(unfinished, script);
  renameSync(unfinished, file);
};
