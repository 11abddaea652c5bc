import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { budgets } from '../../bench/budgets.ts';
import { bundleEntryPoints, entryPointSources } from '../../lib/bundles.ts';
import { defaultProvider } from '../../lib/lambda-credentials.ts';
import { functions, variablesOf } from './support/functions.ts';
import { textOf } from './support/synthesized.ts';

const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
const bundleOf = (name: string): string => join(folder, name, 'index.mjs');
const read = (name: string): Buffer => readFileSync(bundleOf(name));
const readMap = (name: string): Buffer => readFileSync(`${bundleOf(name)}.map`);
const MapSchema = v.object({ sources: v.array(v.string()) });

beforeAll(() => {
  bundleEntryPoints(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

// Loads each bundle with an empty environment. Then has each of its dependencies made with the variables that its
// function is told, and tells what has no handler, what can't be made, and which variables were never read.
const loader = `
  const failures = {};
  for (const { name, file, variables } of JSON.parse(process.argv[1])) {
    process.env = {};
    const { handler, dependencies, error } = await import(file).catch((error) => ({ error: String(error) }));
    if (typeof handler !== 'function') failures[name] = error ?? 'no handler';
    const unread = new Set(Object.keys(variables).filter((variable) => !variable.startsWith('POWERTOOLS_')));
    const told = { AWS_REGION: 'eu-central-1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...variables };
    process.env = new Proxy(told, { get: (all, variable) => (unread.delete(variable), all[variable]) });
    try {
      Object.values(dependencies ?? {});
      if (unread.size > 0) failures[name] = 'never reads ' + [...unread].join(', ');
    } catch (error) {
      failures[name] = String(error);
    }
  }
  console.log(JSON.stringify(failures));`;

describe('bundles', () => {
  it('load with an empty environment, and need just the variables that their functions are told', async () => {
    const loads = functions().map((found) => ({
      name: found.name,
      file: bundleOf(found.name),
      variables: Object.fromEntries(
        Object.entries(variablesOf(found)).map(([key, value]) => [key, textOf(value)]),
      ),
    }));
    const script = ['--input-type=module', '-e', loader, JSON.stringify(loads)];
    const { stdout } = await promisify(execFile)(process.execPath, script);
    expect(JSON.parse(stdout)).toEqual({});
  });

  // What would make the same sources another asset elsewhere.
  it.each(functions())('$name holds no path of the machine that made it', ({ name }) => {
    expect(read(name).includes(process.cwd())).toBe(false);
    expect(readMap(name).includes(process.cwd())).toBe(false);
    expect(read(name).toString()).toMatch(/^\/\/# sourceMappingURL=index\.mjs\.map$/m);
  });

  it('are the same bytes wherever they are made', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'bundles-'));
    const deeper = join(elsewhere, 'one/more');
    // One of each kind of event is enough: the rest is the same to the bundler.
    const some = ['start-order', 'issue-certificate', 'sweep'];
    bundleEntryPoints(deeper, some);
    for (const name of some) {
      expect(readFileSync(join(deeper, name, 'index.mjs')).equals(read(name))).toBe(true);
      expect(readFileSync(join(deeper, name, 'index.mjs.map')).equals(readMap(name))).toBe(true);
    }
    rmSync(elsewhere, { recursive: true });
  });

  it.each(functions())(
    '$name has a source map of the sources that are ours, and of no package',
    ({ name }) => {
      // An assembly of the local cloud lies this deep below the root.
      const asset = join(process.cwd(), '.build/cloud/asset');
      const { sources } = v.parse(MapSchema, JSON.parse(readMap(name).toString()));
      expect(sources).toContain(`../../../${entryPointSources[name] ?? ''}`);
      expect(sources.filter((source) => !existsSync(join(asset, source)))).toEqual([]);
      expect(sources.filter((source) => source.includes('node_modules'))).toEqual([]);
      expect(readMap(name).length / 1024).toBeLessThan(100);
    },
  );

  it.each(functions())('$name is small enough to start fast', ({ name }) => {
    const text = read(name);
    const { withPca, without } = budgets.bundleKiB;
    expect(text.length / 1024).toBeLessThanOrEqual(text.includes('ACMPrivateCA') ? withPca : without);
  });
});

describe('credentials in a bundle', () => {
  it('come from the environment', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    await expect(defaultProvider()()).resolves.toEqual({
      accessKeyId: 'AKID',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
  });

  it('are missed where the environment has none', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(defaultProvider()()).rejects.toThrow('no AWS credentials');
  });
});
