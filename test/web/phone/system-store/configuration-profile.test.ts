import { describe, expect, it } from 'vitest';
import { createProfile } from '../../../../web/phone/system-store/configuration-profile.ts';

const content = {
  id: '6f1f8a52-5a0e-4d4d-9b5e-0f1c2d3e4f50',
  name: 'MobileID Åsta <Öberg> & "Co"',
  organization: 'Smart\u0000 ID',
  description: 'Keys',
  identities: [
    { name: 'Sign in', container: Uint8Array.of(1, 2, 3) },
    { name: 'Sign', container: Uint8Array.of(4, 5, 6) },
  ],
  authorities: [
    { name: 'Issuing CA', certificate: Uint8Array.of(7), isRoot: false },
    { name: 'Root CA', certificate: Uint8Array.of(8), isRoot: true },
  ],
};
const profile = await createProfile(content);
const valuesOf = (key: string): string[] =>
  [...profile.matchAll(new RegExp(`<key>${key}</key><\\w+>([^<]*)<`, 'g'))].map(([, value = '']) => value);

describe('a configuration profile', () => {
  it('carries each CA certificate and each identity as what it is', () => {
    expect(valuesOf('PayloadType')).toEqual([
      'com.apple.security.pkcs1',
      'com.apple.security.root',
      'com.apple.security.pkcs12',
      'com.apple.security.pkcs12',
      'Configuration',
    ]);
    expect(valuesOf('PayloadContent').slice(1)).toEqual(['Bw==', 'CA==', 'AQID', 'BAUG']);
  });

  it('is named by the labels, whatever signs they have', () => {
    expect(profile).toContain('<string>MobileID Åsta &lt;Öberg&gt; &amp; "Co"</string>');
    expect(profile).toContain('<string>Smart  ID</string>');
  });

  it('has an identifier of its own for each payload, and the same ones the next time', async () => {
    for (const key of ['PayloadUUID', 'PayloadIdentifier']) expect(new Set(valuesOf(key)).size).toBe(5);
    expect(await createProfile(content)).toBe(profile);
    expect(await createProfile({ ...content, id: content.id.replace('6', '7') })).not.toBe(profile);
  });

  it('holds no password', () => {
    expect(profile).not.toContain('Password');
  });
});
