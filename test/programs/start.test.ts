import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { SelfService } from '../../demo/actors/self-service.ts';
import { signIn } from '../../demo/actors/sign-in.ts';
import { until } from '../../demo/actors/until.ts';
import { adminClient } from '../../local/index.ts';
import { itTakesOptionsFromTheTool } from './options-tool.ts';
import { changeMobileIds } from './mobile-ids.ts';
import { aws, isInstalled, npmRun, run, start } from './program.ts';

const port = 4566;
const endpointsFile = new URL('../../.local/endpoints.json', import.meta.url);
const Endpoints = v.object({
  aws: v.string(),
  site: v.string(),
  api: v.string(),
  inbox: v.string(),
  issuer: v.string(),
  clientId: v.string(),
  redirectUri: v.string(),
  scope: v.string(),
  optionsPath: v.string(),
  tables: v.object({ Directory: v.string(), Orders: v.string(), MobileIds: v.string() }),
});

/** The tables, as an administrator reaches them. */
const administrated = ({ aws: endpoint, tables }: v.InferOutput<typeof Endpoints>) => ({
  documents: DynamoDBDocumentClient.from(new DynamoDBClient(adminClient(endpoint))),
  tables,
});

describe('npm start', () => {
  let cloud: ChildProcess;
  let output = '';
  let endpoints: v.InferOutput<typeof Endpoints>;

  beforeAll(async () => {
    cloud = start('npm', 'start', '--', '--port', port.toString());
    cloud.stdout?.on('data', (text: Buffer) => (output += text.toString()));
    await until(() => existsSync(endpointsFile), Boolean, { atMost: 180_000 });
    endpoints = v.parse(Endpoints, JSON.parse(readFileSync(endpointsFile, 'utf8')));
  });
  afterAll(() => cloud.kill('SIGKILL'));

  /** The kinds of certificate that a new order of a demo user offers. */
  const offered = async (user: string, field?: 'other') => {
    const selfService = new SelfService(endpoints.api, await signIn(endpoints, user, field));
    const { orderId } = await selfService.start();
    const { choices } = await selfService.reach(orderId, 'awaiting-confirmation');
    await selfService.cancel(orderId);
    return choices?.kinds.filter(({ policy }) => policy !== 'never').map(({ kind }) => kind);
  };

  /** Waits until functions go by an option that was changed: new orders of a user offer these kinds. */
  const offers = (user: string, kinds: readonly string[]) =>
    until(
      () => offered(user),
      (seen) => seen?.join() === kinds.join(),
      { every: 2000 },
    );

  it('says where everything is', () => {
    for (const place of [endpoints.aws, endpoints.site, endpoints.api, endpoints.inbox])
      expect(output).toContain(place);
    expect(endpoints.aws).toBe(`http://127.0.0.1:${port.toString()}`);
  });

  it('shows each step of an order in a line', async () => {
    await offered('alva');
    await until(
      () => output,
      (text) => text.includes('Order closed'),
    );
    expect(output).toMatch(/order [0-9a-f]{8} {2}Await confirmation/);
  });

  it.skipIf(!isInstalled('aws'))('takes options from the AWS CLI, for the next order', async () => {
    const put = [
      'ssm',
      'put-parameter',
      '--overwrite',
      '--name',
      `${endpoints.optionsPath}/certificates/signature`,
    ];
    expect(await offered('alva')).toEqual(['authentication', 'signature']);
    expect(await aws(endpoints.aws, ...put, '--value', 'never')).toMatchObject({ code: 0 });
    await offers('alva', ['authentication']);
    const refused = await aws(endpoints.aws, ...put, '--value', 'sometimes');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('^(always|choice|never)$');
    await aws(endpoints.aws, ...put, '--value', 'always');
  });

  itTakesOptionsFromTheTool();

  it('shows the brand that the administrator’s tool has set, and takes no other than one that can be read', async () => {
    const shown = async () => (await fetch(`${endpoints.site}/brand/brand.json`)).status;
    expect(await shown()).toBe(200);
    expect((await npmRun('brand', 'get', '--local')).stdout).toMatch(/^name +Nordlicht\naccent +#5b3fa8/m);
    expect((await npmRun('brand', 'reset', '--local')).code).toBe(0);
    expect(await shown()).toBe(404);
    const set = await npmRun('brand', 'set', 'demo/brand', '--local', '--json');
    expect(JSON.parse(set.stdout)).toMatchObject({ brand: { name: 'Nordlicht' }, notes: [] });
    expect(await shown()).toBe(200);
    const refused = await npmRun('brand', 'check', 'docs');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('docs/brand.md says')]);
  });

  it('lets people sign in whom the administrator’s tool has added', async () => {
    const add = ['add', '--local', '--common-name', 'Nils Ny', '--email', 'nils@example.com'];
    const added = await npmRun('users', ...add, '--subject', 'nils');
    expect([added.code, added.stdout]).toEqual([0, 'The person is added\n']);
    expect(await offered('nils', 'other')).toContain('authentication');
    await npmRun('users', 'set-state', 'locked', '--local', '--subject', 'nils');
    await expect(offered('nils')).rejects.toThrow('403 Account is not active');
    const invited = await npmRun('users', ...add, '--username', 'nisse', '--json');
    expect(JSON.parse(invited.stdout)).toMatchObject({ outcome: 'added' });
    const refused = await npmRun('users', ...add, '--subject', 'nils', '--sid', '1013');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('sid has to be S-1-')]);
  });

  it('is well, says the doctor, until somebody in the directory has no state', async () => {
    const well = await npmRun('doctor', '--local', '--json');
    expect([well.code, JSON.parse(well.stdout)]).toMatchObject([0, { isFine: true }]);
    const { documents, tables } = administrated(endpoints);
    const Item = { userId: '0'.repeat(32), commonName: 'Nobody', email: 'nobody@example.com', state: 'gone' };
    await documents.send(new PutCommand({ TableName: tables.Directory, Item }));
    const ill = await npmRun('doctor', '--local');
    expect([ill.code, ill.stdout]).toEqual([1, expect.stringMatching(/error +User 0{32} has no state/)]);
    await documents.send(new DeleteCommand({ TableName: tables.Directory, Key: { userId: Item.userId } }));
    const unreached = await npmRun('doctor', '--local', '--path', '/elsewhere/options');
    expect([unreached.code, unreached.stderr]).toEqual([2, expect.stringContaining('Not found in')]);
  });

  it('gives a mobile ID to a test user, takes it back, and nothing of it stays', async () => {
    const { documents, tables } = administrated(endpoints);
    const counted = async () => {
      const scans = Object.values(tables).map((TableName) => documents.send(new ScanCommand({ TableName })));
      return (await Promise.all(scans)).map(({ Count }) => Count);
    };
    const before = await counted();
    await npmRun('options', '--local', 'set', 'qr-delivery', 'email');
    const smoked = (code: number) =>
      until(
        () => npmRun('smoke', '--local', '--json'),
        (ended) => ended.code === code,
      );
    expect((await smoked(1)).stdout).toContain('qr-delivery is email');
    await npmRun('options', '--local', 'set', 'qr-delivery', 'self-service');
    const { stdout } = await smoked(0);
    expect(JSON.parse(stdout)).toMatchObject({ isGood: true });
    expect(stdout).toMatch(/"name": "Its certificates are revoked",\s+"holds": true,\s+"detail": "\w+, \w+:/);
    expect(await counted()).toEqual(before);
  });

  it('lists, locks and switches mobile IDs as the administrator’s tool asks for it', async () => {
    await changeMobileIds(endpoints.api, await signIn(endpoints, 'alva'));
  });

  it('says that it runs already in this checkout, and where', async () => {
    const { code, stderr } = await run('npm', 'start', '--', '--port', (port + 100).toString());
    expect([code, stderr]).toEqual([1, expect.stringContaining(`AWS endpoint on port ${port.toString()}`)]);
  });

  it('stops at Ctrl-C and leaves nothing behind', async () => {
    const ended = once(cloud, 'exit');
    if (cloud.pid !== undefined) process.kill(-cloud.pid, 'SIGINT');
    await ended;
    expect(existsSync(endpointsFile)).toBe(false);
    await expect(fetch(endpoints.aws)).rejects.toThrow('fetch failed');
  });

  it('says which port is taken, and what to do', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, stderr } = await run('npm', 'start', '--', '--port', port.toString());
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port.toString()} is taken`);
    expect(stderr).toContain('npm start -- --port');
  });
});
