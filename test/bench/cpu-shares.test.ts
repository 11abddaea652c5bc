import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readBundledSources } from '../../bench/bundled-sources.ts';
import { cpuShares } from '../../bench/cpu-shares.ts';
import { WorkerProfiles, type Profile } from '../../bench/worker-profiles.ts';
import { bundleOptions, entryPointSources } from '../../lib/bundles.ts';

const node = (id: number, url: string, children: number[] = []): Profile['nodes'][number] => ({
  id,
  children,
  callFrame: { url, lineNumber: 0, columnNumber: 0 },
});

const sources: Readonly<Record<string, string>> = {
  'file:///handler': '../../lambdas/get-mobile-id/orders/read-order.ts',
  'file:///sdk': '../../node_modules/@smithy/core/dist-es/index.js',
  'file:///library': '../../node_modules/valibot/dist/index.mjs',
};

/** A thread in which each of some stacks ran for 100 µs, from the bottom up. */
const shares = (...stacks: readonly (readonly string[])[]) => {
  const chains = stacks.map((urls, stack) =>
    urls.map((url, depth) =>
      node(10 * stack + depth, url, depth + 1 < urls.length ? [10 * stack + depth + 1] : []),
    ),
  );
  const profile = {
    nodes: chains.flat(),
    samples: [...chains.map((chain) => chain.at(-1)?.id ?? 0), 99],
    timeDeltas: [7, ...chains.map(() => 100)],
  };
  return cpuShares(profile, ({ url }) => sources[url]);
};

describe('whose CPU it was', () => {
  it('is ours where our code ran, or a library of ours', () => {
    expect(shares(['file:///handler'], ['file:///handler', 'file:///library'])).toEqual({
      own: 200,
      calls: 0,
    });
  });

  it("is the call's where the SDK ran, whoever called it", () => {
    expect(shares(['file:///handler', 'file:///sdk'])).toEqual({ own: 0, calls: 100 });
  });

  it('is of those who had Node.js do something', () => {
    expect(shares(['file:///handler', 'node:crypto'], ['file:///sdk', 'node:crypto'])).toEqual({
      own: 100,
      calls: 100,
    });
  });

  it("is the call's where Node.js heard from AWS", () => {
    expect(shares(['', 'node:internal/stream_base_commons', 'node:events'])).toEqual({ own: 0, calls: 100 });
  });

  it("is nobody's while a thread waits, or the laptop has it begin", () => {
    expect(shares([''], ['file:///worker.mjs', 'node:internal/worker/io'])).toEqual({ own: 0, calls: 0 });
  });
});

describe('a profile', () => {
  it('shows what a thread ran', async () => {
    const profiles = new WorkerProfiles();
    const busy = `import { parentPort } from 'node:worker_threads';
      setInterval(() => { const end = Date.now() + 20; while (Date.now() < end); parentPort.postMessage(end); }, 5);`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(busy)}`));
    for (let rounds = 0; rounds < 20; rounds += 1) await once(worker, 'message');
    const all = await profiles.stop();
    await worker.terminate();
    const ran = (all.at(-1)?.nodes ?? []).map(({ callFrame: { url } }) => url);
    expect(ran.some((url) => url.startsWith('data:text/javascript,import%20'))).toBe(true);
  });
});

describe('where bundled code comes from', () => {
  const [[name, source] = ['', '']] = Object.entries(entryPointSources);
  const sourceOf = readBundledSources({ [name]: source });

  it('is a file of ours or of a package, for each function of a bundle', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'bundle-'));
    buildSync({ ...bundleOptions, entryPoints: { [name]: source }, outdir });
    const file = join(outdir, `${name}.mjs`);
    const [code, url] = [readFileSync(file, 'utf8'), pathToFileURL(file).href];
    const found = code
      .split('\n')
      .flatMap((line, lineNumber) =>
        [...line.matchAll(/=>/g)].map(({ index }) => sourceOf({ url, lineNumber, columnNumber: index })),
      );
    rmSync(outdir, { recursive: true });
    expect(found).toContainEqual(expect.stringMatching(/node_modules\/@smithy\/core\//));
    expect(found).toContainEqual(expect.stringMatching(/^..\/..\/lambdas\//));
    const helpersOfBundler = found.filter((one) => one === undefined);
    expect(helpersOfBundler.length).toBeLessThan(found.length / 100);
  });

  it('is nowhere for what is no bundle', () => {
    const { url } = import.meta;
    expect(sourceOf({ url, lineNumber: 0, columnNumber: 0 })).toBeUndefined();
  });
});
