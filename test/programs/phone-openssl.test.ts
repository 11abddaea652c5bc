import { spawn } from 'node:child_process';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../demo/actors/demo-users.ts';
import { SelfService } from '../../demo/actors/self-service.ts';
import { signIn } from '../../demo/actors/sign-in.ts';
import { until } from '../../demo/actors/until.ts';
import { changeOptions } from '../../demo/run/change-options.ts';
import { startDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { isInstalled, run } from './program.ts';

const script = fileURLToPath(new URL('../../docs/examples/phone-openssl.sh', import.meta.url));
const isMissing = !isInstalled('openssl') || !isInstalled('curl');

/** The phone, in a folder of its own. */
const startPhone = (link: string, keyType: string, folder: string) => {
  const child = spawn('sh', [script, link, keyType, folder], { stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end('yes\n');
  return {
    ended: async () => ({ code: await ended, output }),
    matchCode: async () => {
      const digits = () => /Self-Service: (\d{6})\n/.exec(output)?.[1];
      await until(() => digits() !== undefined || child.exitCode !== null, Boolean);
      return digits() ?? output;
    },
  };
};

describe.skipIf(isMissing)('a phone of openssl and curl (skipped where one of them is missing)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phone-'));
  let cloud: DemoCloud;
  beforeAll(async () => {
    cloud = await startDemoCloud({ users: demoUsers });
  });
  afterAll(async () => {
    await cloud.stop();
    rmSync(folder, { recursive: true });
  });

  const orderFor = async (selfService: SelfService) => {
    const { orderId, choices } = await selfService
      .start()
      .then((order) => selfService.reach(order.orderId, 'awaiting-confirmation'));
    await selfService.confirm(orderId, choices?.replaces ? { oldPhone: 'kept' } : {});
    return { orderId, link: (await selfService.reachCode(orderId)).link ?? '' };
  };

  const getMobileId = async (selfService: SelfService, keyType: string, name: string) => {
    const { orderId, link } = await orderFor(selfService);
    const phone = startPhone(link, keyType, join(folder, name));
    const matchCode = await phone.matchCode();
    await selfService.reach(orderId, 'awaiting-approval');
    await selfService.approve(orderId, matchCode);
    const { code, output } = await phone.ended();
    expect([code, output]).toEqual([0, expect.stringContaining('The mobile ID is active')]);
    return selfService.reach(orderId, 'completed');
  };

  const signedIn = async (user: string) =>
    new SelfService(cloud.endpoints.api, await signIn(cloud.endpoints, user));

  const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');

  it.each([
    ['P-256', 'ec'],
    ['P-384', 'ec'],
    ['RSA-2048', 'rsa'],
    ['RSA-3072', 'rsa'],
    ['RSA-4096', 'rsa'],
  ])('gets a mobile ID with keys of type %s', async (keyType, algorithm) => {
    const selfService = await signedIn('alva');
    const { mobileId } = await getMobileId(selfService, keyType, keyType);
    const certificates = (await selfService.mobileId(mobileId ?? '')).certificates;
    for (const { kind, serial, state } of certificates) {
      const certificate = new X509Certificate(read(keyType, `${kind}.crt`));
      expect([state, certificate.serialNumber]).toEqual(['valid', serial]);
      expect(certificate.checkPrivateKey(createPrivateKey(read(keyType, `${kind}.key`)))).toBe(true);
      expect(certificate.publicKey.asymmetricKeyType).toBe(algorithm);
    }
    const leaf = join(folder, keyType, 'signature.crt');
    const chain = join(folder, keyType, 'chain.pem');
    expect(await run('openssl', 'verify', '-CAfile', chain, leaf)).toMatchObject({ code: 0 });
  });

  it('opens the encryption keys that are recovered, the new one and that of the phone before', async () => {
    const options = { 'certificates/encryption': 'always', 'recover-encryption-certificates': 'true' };
    await changeOptions(cloud, options, () => undefined);
    // Functions remember options for half a minute.
    cloud.clock.advance(31_000);
    const selfService = await signedIn('asa');
    await getMobileId(selfService, 'P-256', 'first');
    await getMobileId(selfService, 'P-384', 'second');
    const earlier = readdirSync(join(folder, 'second')).filter((file) => /^earlier-.*\.key$/.test(file));
    expect(earlier).toHaveLength(1);
    expect(read('second', earlier[0] ?? '')).toBe(read('first', 'encryption.key'));
    expect(read('second', 'encryption.key')).not.toBe(read('first', 'encryption.key'));
    for (const name of ['first', 'second']) {
      const certificate = new X509Certificate(read(name, 'encryption.crt'));
      expect(certificate.checkPrivateKey(createPrivateKey(read(name, 'encryption.key')))).toBe(true);
    }
  });

  it('leaves nothing secret behind but keys', () => {
    const files = readdirSync(join(folder, 'second')).filter((file) => !/\.(key|crt|pem)$/.test(file));
    expect(files).toEqual(['kinds']);
  });

  it('does nothing without a whole link', async () => {
    const { code, output } = await startPhone(
      'https://id.example.com/phone/#x.y',
      'P-256',
      join(folder, 'no'),
    ).ended();
    expect([code, output]).toEqual([1, 'The link is incomplete\n']);
  });
});
