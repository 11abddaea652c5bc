import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { SourceMap } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { bundleEntryPoints } from '../../lib/bundles.ts';
import { httpEvent } from '../support/http-events.ts';
import { lambdaEnvironment } from '../support/lambda-environment.ts';
import { asta, orderIn } from '../support/orders.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = 'lambdas/aws/tables/tables.ts';
const order = orderIn('starting');
const { orderId } = order;
const event = httpEvent('read-order', { user: asta, params: { orderId } });

// As deep below the root as the assembly of the local cloud has its bundles.
mkdirSync(join(root, '.build'), { recursive: true });
const folder = mkdtempSync(join(root, '.build/traces-'));
const bundle = join(folder, 'read-order/index.mjs');

// Holds the order that a read finds, with a state that no order has.
const tables = createServer((_request, response) => {
  response.end(JSON.stringify({ Item: marshall({ ...order, state: '493027' }) }));
});

beforeAll(async () => {
  bundleEntryPoints(folder, ['read-order']);
  await once(tables.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  tables.close();
  rmSync(folder, { recursive: true });
});

const run = async (script: string): Promise<string> => {
  const { port } = v.parse(
    v.custom<AddressInfo>((value) => typeof value === 'object'),
    tables.address(),
  );
  const env = {
    ...lambdaEnvironment,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port.toString()}`,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const args = ['--input-type=module', '-e', script, pathToFileURL(bundle).href, JSON.stringify(event)];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  return stdout + stderr;
};

const lineOf = (text: string): number =>
  readFileSync(join(root, source), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

const reading = lineOf('return found && this.#parseAs(schema, found)');

describe('a deployed bundle', () => {
  it('logs the file, line and function of the sources that it failed in, and not at which value', async () => {
    const output = await run(`
      const { handler } = await import(process.argv[1]);
      console.log(JSON.stringify(await handler(JSON.parse(process.argv[2]))));`);
    const lines = output.split('\n').filter((line) => line.includes('read-order-failed'));
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      level: 'ERROR',
      errorCode: 'StoredItemInvalid',
      attribute: 'state',
    });
    const { frames } = v.parse(v.object({ frames: v.array(v.string()) }), JSON.parse(line));
    expect(frames[0]).toMatch(new RegExp(`#parseAs \\(${source}:\\d+:\\d+\\)`));
    expect(frames.join('\n')).toMatch(
      new RegExp(`Table\\.findPart \\(${source}:${reading.toString()}:\\d+\\)`),
    );
    expect(frames.join('\n')).toMatch(/at async readOrder \(lambdas\/get-mobile-id\/orders\/read-order\.ts:/);
    expect(output).not.toContain('493027');
  });

  // What a debugger does for a breakpoint in a source: it finds the place in the bundle by the map, and stops there.
  it('stops at a breakpoint that is set in a source', async () => {
    const json = v.parse(
      v.object({
        version: v.number(),
        sources: v.array(v.string()),
        names: v.array(v.string()),
        mappings: v.string(),
      }),
      JSON.parse(readFileSync(`${bundle}.map`, 'utf8')),
    );
    const map = new SourceMap({ file: '', sourceRoot: '', sourcesContent: [], ...json });
    const place = placeOf(map, readFileSync(bundle, 'utf8'), `../../../${source}`, reading);
    const output = await run(`
      import { Session } from 'node:inspector';
      const session = new Session();
      session.connect();
      session.post('Debugger.enable');
      session.on('Debugger.paused', ({ params }) => console.log('paused in', params.callFrames[0].functionName));
      const [url, event] = process.argv.slice(1);
      const place = { url, ...${JSON.stringify(place)} };
      session.post('Debugger.setBreakpointByUrl', place, (error) => error && console.log(error));
      const { handler } = await import(url);
      await handler(JSON.parse(event));`);
    expect(output).toContain('paused in findPart');
  });
});

/** Where in the bundle the first statement of a source's line is, as the inspector counts. */
const placeOf = (map: SourceMap, code: string, file: string, line: number) => {
  for (const [lineNumber, text] of code.split('\n').entries())
    for (let columnNumber = 0; columnNumber < text.length; columnNumber += 1) {
      const entry = map.findEntry(lineNumber, columnNumber);
      if ('originalSource' in entry && entry.originalSource === file && entry.originalLine === line - 1)
        return { lineNumber, columnNumber };
    }
  throw new Error(`${file}:${line.toString()} is not in the bundle`);
};
