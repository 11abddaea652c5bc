import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { isInstalled, npmRun, run } from './program.ts';

const Report = v.object({
  order: v.object({ state: v.string() }),
  mobileId: v.object({ state: v.string() }),
  certificates: v.array(v.object({ kind: v.string(), pem: v.string(), chain: v.string() })),
  root: v.string(),
  recoveredKeys: v.array(v.string()),
  mails: v.array(v.object({ to: v.array(v.string()), subject: v.string() })),
});

const folder = mkdtempSync(join(tmpdir(), 'demo-'));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** What `--json` printed. */
const reported = async (...flags: readonly string[]) => {
  const { code, stdout } = await npmRun('demo', '--json', ...flags);
  expect(code).toBe(0);
  return v.parse(Report, JSON.parse(stdout));
};

describe('npm run demo', { timeout: 120_000 }, () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.skipIf(!isInstalled('openssl'))('prints certificates that openssl accepts', async () => {
    const { certificates, root, mobileId, mails } = await reported();
    expect(mobileId.state).toBe('active');
    expect(certificates.map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
    expect(mails).toHaveLength(1);
    for (const { kind, pem, chain } of certificates) {
      const leaf = file(`${kind}.pem`, pem);
      const trust = ['-CAfile', file('root.pem', root), '-untrusted', file('chain.pem', chain)];
      const { code, stdout } = await run('openssl', 'verify', '-x509_strict', ...trust, leaf);
      expect([code, stdout.trim()]).toEqual([0, `${leaf}: OK`]);
    }
  });

  it('shows every option', async () => {
    const { certificates, recoveredKeys, mails } = await reported(
      ...['--user', 'asa', '--old-phone', 'lost', '--option', 'qr-delivery=email'],
      ...['--option', 'certificates/encryption=choice', '--option', 'validity=P30D'],
      ...['--option', 'recover-encryption-certificates=true', '--option', 'notify=none'],
      ...['--option', 'label/profile-name=Kort {surname}'],
    );
    expect(certificates.map(({ kind }) => kind)).toContain('encryption');
    expect(recoveredKeys).toHaveLength(2);
    expect(mails).toHaveLength(2);
  });

  it.each([
    ['an inactive user', ['--user', 'ivar'], 'The API answered 403 Your account cannot get a mobile ID'],
    ['a value that the option may not hold', ['--option', 'notify=perhaps'], '^(none|success|failure|both)$'],
    ['a user who is not there', ['--user', 'nobody'], 'Nobody can sign in as nobody'],
  ])('fails for %s, and says why', async (_, flags, reason) => {
    const { code, stdout, stderr } = await npmRun('demo', ...flags);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(reason);
  });

  it('prints no colour where there is no terminal', async () => {
    const { stdout } = await npmRun('demo', '--help');
    expect(stdout).toContain('--option <name=value>');
    // eslint-disable-next-line no-control-regex -- the beginning of a colour
    expect(stdout).not.toMatch(/\x1b\[/);
  });
});
