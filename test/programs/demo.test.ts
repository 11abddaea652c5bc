import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import type { OptionName } from '../../domain/options/options.ts';
import { isInstalled, npmRun, run } from './program.ts';

const Report = v.object({
  order: v.object({ state: v.string() }),
  mobileId: v.object({
    state: v.string(),
    labels: v.record(v.string(), v.string()),
    activatedAt: v.string(),
    notAfter: v.string(),
  }),
  certificates: v.array(v.object({ kind: v.string(), pem: v.string(), chain: v.string() })),
  root: v.string(),
  qrCode: v.object({ mailedTo: v.optional(v.string()), seconds: v.number() }),
  waits: v.record(v.string(), v.number()),
  oldSignIn: v.object({ maxAge: v.optional(v.number()) }),
  replaced: v.optional(v.object({ state: v.string(), reasons: v.array(v.string()) })),
  recoveredKeys: v.array(v.string()),
  reminderDays: v.array(v.number()),
  ending: v.optional(
    v.object({
      mobileId: v.object({ state: v.string() }),
      renewed: v.optional(v.object({ state: v.string(), notAfter: v.string() })),
      reasons: v.array(v.string()),
      mails: v.array(v.string()),
    }),
  ),
  mails: v.array(v.object({ to: v.array(v.string()), subject: v.string() })),
});

/** How many days the certificates are valid from the activation on. */
const daysOf = ({ mobileId: { activatedAt, notAfter } }: v.InferOutput<typeof Report>): number =>
  Math.round((Date.parse(notAfter) - Date.parse(activatedAt)) / 86_400_000);

/** What every option is changed to, and so nothing of the demo stays as it is without. */
const changed: Readonly<Record<OptionName, string>> = {
  'certificates/authentication': 'never',
  'certificates/signature': 'choice',
  'certificates/encryption': 'always',
  'qr-delivery': 'email',
  validity: 'P30D',
  'label/user-id': '{employeeNumber}',
  'label/server-name': 'Nyckelring',
  'label/profile-name': 'Kort {givenName}',
  'recover-encryption-certificates': 'true',
  'phone-store': 'choice',
  notify: 'none',
  'activation-code-lifetime': 'PT5M',
  'confirmation-time': 'PT20M',
  'phone-time': 'PT1H30M',
  'approval-time': 'PT2H',
  'installation-time': 'PT3M',
  'sign-in-age': 'PT6M',
  'mobile-ids-per-user': '2',
  reminders: '20,2',
  'renewal-from': 'P10D',
  'renewal-approval': 'match-code',
  'next-steps': 'Open the door with it. https://door.example/',
  'test-page': 'https://test.example/',
};

const optionFlags = Object.entries(changed).flatMap(([name, value]) => ['--option', `${name}=${value}`]);
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

describe('npm run demo', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('prints what a user has with no option changed, and openssl accepts the certificates', async () => {
    const report = await reported();
    const { certificates, root, mobileId, mails, qrCode, waits, oldSignIn, recoveredKeys, replaced } = report;
    expect([mobileId.state, daysOf(report)]).toEqual(['active', expect.toBeOneOf([730, 731])]);
    expect(mobileId.labels).toEqual({
      userId: 'alva@example.com',
      serverName: 'Mobile ID',
      profileName: 'MobileID Alva Active',
    });
    expect(certificates.map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
    expect(qrCode).toEqual({ seconds: 600 });
    expect(Object.values(waits)).toEqual([900, 3600, 900, 900]);
    expect([oldSignIn.maxAge, recoveredKeys, replaced]).toEqual([600, [], undefined]);
    expect(mails).toEqual([{ to: ['alva@example.com'], subject: 'Your mobile ID is ready' }]);
    if (!isInstalled('openssl')) return;
    for (const { kind, pem, chain } of certificates) {
      const leaf = file(`${kind}.pem`, pem);
      const trust = ['-CAfile', file('root.pem', root), '-untrusted', file('chain.pem', chain)];
      const { code, stdout } = await run('openssl', 'verify', '-x509_strict', ...trust, leaf);
      expect([code, stdout.trim()]).toEqual([0, `${leaf}: OK`]);
    }
  });

  it('shows every option', async () => {
    const report = await reported('--user', 'asa', '--old-phone', 'lost', ...optionFlags);
    expect(report.certificates.map(({ kind }) => kind)).toEqual(['signature', 'encryption']);
    expect(daysOf(report)).toBe(30);
    expect(report.mobileId.labels).toEqual({
      userId: '1002',
      serverName: 'Nyckelring',
      profileName: 'Kort Åsa-Märta',
    });
    expect(report.qrCode).toEqual({ mailedTo: 'a…@example.com', seconds: 300 });
    expect(report.waits).toEqual({
      'awaiting-confirmation': 1200,
      'awaiting-phone': 5400,
      'awaiting-approval': 7200,
      'awaiting-installation': 180,
    });
    expect(report.oldSignIn.maxAge).toBe(360);
    expect(report.recoveredKeys).toHaveLength(2);
    expect(report.reminderDays).toEqual([20, 2]);
    // With two allowed, the second replaces none.
    expect(report.replaced).toMatchObject({ state: 'active', reasons: [] });
    const qrMail = { to: ['asa@example.com'], subject: 'Din QR-kod för ett mobilt id' };
    const activated = { ...qrMail, subject: 'Säkerhetsmeddelande: ett mobilt id har aktiverats i ditt namn' };
    expect(report.mails).toEqual([qrMail, activated, qrMail, activated]);
  });

  it('says in a few lines what somebody has in the end', async () => {
    const { code, stdout } = await npmRun(
      ...['demo', '--old-phone', 'kept', '--option', 'sign-in-age=PT1H'],
      ...['--option', 'confirmation-time=PT1H30M'],
    );
    expect(code).toBe(0);
    const [, told = ''] = stdout.split('\nWhat alva has now\n');
    expect(told.trimEnd().split('\n')).toEqual([
      '  Mobile ID       "MobileID Alva Active" for alva@example.com at Mobile ID, active on Demo phone',
      '  Certificates    authentication (always), signature (always), no encryption (never)',
      expect.stringMatching(/^ {2}Valid {11}20\d\d-\d\d-\d\d \d\d:\d\d to 20\d\d-\d\d-\d\d \d\d:\d\d UTC$/),
      '  QR code         on the page, good for 10 min',
      '  Time there was  1 h 30 min awaiting-confirmation, 1 h awaiting-phone, 15 min awaiting-approval, 15 min awaiting-installation',
      '  Sign-in         one of 14 min ago is good for the next order',
      '  Recovered keys  none',
      '  Old phone       kept: "Old phone" is locked, its certificates revoked: SUPERSEDED',
      '  Reminders       60, 30, 14, 7, 1 days before the end',
      '  Mails           "Your mobile ID is ready" to alva@example.com; "Your mobile ID is ready" to alva@example.com',
    ]);
  });

  it('shows how a mobile ID ends', async () => {
    const [lost, left, renewed, expired] = await Promise.all([
      reported('--then', 'lock'),
      reported('--then', 'leave'),
      reported('--then', 'renew', '--option', 'renewal-approval=match-code'),
      reported('--then', 'expire', '--option', 'validity=P30D'),
    ]);
    const [locked, both] = [{ mobileId: { state: 'locked' } }, (reason: string) => [reason, reason]];
    expect(lost.ending).toMatchObject({ ...locked, reasons: both('KEY_COMPROMISE') });
    expect([lost.ending?.mails, left.ending?.mails]).toEqual([['Your mobile ID was locked'], []]);
    expect(left.ending).toMatchObject({ ...locked, reasons: both('PRIVILEGE_WITHDRAWN') });
    const successor = { renewed: { state: 'active' }, reasons: both('SUPERSEDED') };
    expect(renewed.ending).toMatchObject({ ...locked, ...successor });
    expect(expired.ending).toEqual({
      mobileId: { state: 'expired' },
      reasons: [],
      mails: ['14 days', '7 days', '1 day'].map((left) => `Your mobile ID ends in ${left}`),
    });
  });

  it('fails with exit code 1, and says why', async () => {
    const [{ code, stderr }, inactive] = await Promise.all([
      npmRun('demo', '--option', 'validity=P5Y'),
      npmRun('demo', '--user', 'ivar'),
    ]);
    expect([code, inactive.code]).toEqual([1, 1]);
    expect(inactive.stderr).toMatch(/The API answered 403 Account is not active/);
    expect(stderr).toMatch(/^Parameter validity holds "P5Y"; allowed: .* UTC\n$/m);
  });

  it('knows its options', async () => {
    const { code, stderr } = await npmRun('demo', '--option', 'sign-in=PT1M');
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no option sign-in; there are certificates\/authentication, /);
  });

  it('prints no colour where there is no terminal', async () => {
    const { stdout } = await npmRun('demo', '--help');
    expect(stdout).toContain('--option <name=value>');
    // eslint-disable-next-line no-control-regex -- the beginning of a colour
    expect(stdout).not.toMatch(/\x1b\[/);
  });
});
