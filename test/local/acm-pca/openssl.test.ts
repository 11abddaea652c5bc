import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePem } from '../../../local/acm-pca/x509/pem.ts';
import { RunningAuthority } from './running.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('OpenSSL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-ca-'));
  let ca: RunningAuthority;
  beforeAll(async () => {
    ca = await RunningAuthority.start();
  });
  afterAll(async () => {
    await ca.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const verify = (pem: string) => {
    const crls = [ca.authority.crl(), ca.authority.rootCrl()].map((crl) => encodePem('X509 CRL', crl));
    const { status, stdout, stderr } = spawnSync('openssl', [
      'verify',
      ...['-x509_strict', '-crl_check_all'],
      ...['-CAfile', file('root.pem', ca.authority.rootPem)],
      ...['-untrusted', file('chain.pem', ca.authority.chainPem)],
      ...['-CRLfile', file('crls.pem', crls.join(''))],
      ...['-attime', Math.floor(ca.clock.now() / 1000).toString()],
      file('leaf.pem', pem),
    ]);
    return `${String(status)} ${stdout.toString()}${stderr.toString()}`;
  };

  it('accepts certificates and CRLs, until a certificate is revoked', async () => {
    const { pem } = await ca.certificate();
    const { pem: other } = await ca.certificate();
    expect(verify(pem)).toMatch(/^0 .*: OK/);
    await ca.revoke(new X509Certificate(pem).serialNumber);
    expect(verify(pem)).toMatch(/^2 [^]*certificate revoked/);
    expect(verify(other)).toMatch(/^0 /);
  });

  it('reads the CRL', async () => {
    const serial = new X509Certificate((await ca.certificate()).pem).serialNumber;
    await ca.revoke(serial, 'CESSATION_OF_OPERATION');
    const crl = file('issuing.crl', ca.authority.crl());
    const text = execFileSync('openssl', ['crl', '-inform', 'DER', '-in', crl, '-noout', '-text']).toString();
    expect(text).toMatch(/Version 2 \(0x1\)/);
    expect(text).toMatch(/Issuer: .*CN ?= ?Local cloud issuing CA/);
    expect(text).toMatch(/X509v3 Authority Key Identifier/);
    expect(text).toMatch(/X509v3 CRL Number:\s+\d+/);
    expect(text).toMatch(new RegExp(`Serial Number: ${serial}[^]*Cessation Of Operation`));
  });

  it('reads a name with letters that ASCII has not, and where the CRL is', async () => {
    const leaf = file('upn.pem', (await ca.certificate()).pem);
    const args = ['x509', '-in', leaf, '-noout', '-text', '-nameopt', 'utf8'];
    const text = execFileSync('openssl', args).toString();
    expect(text).toMatch(/CN ?= ?Åsta Öberg/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/email:asta.oberg@example.com, othername:/);
    expect(text).toContain(`URI:${ca.authority.options.crlUrl}`);
  });
});
