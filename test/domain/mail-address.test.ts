import { describe, expect, it } from 'vitest';
import { toMailAddress } from '../../domain/user.ts';

describe('a mail address', () => {
  it.each([
    "sean.o'brien@example.com",
    'asta+mobile@example.com',
    'a/b=c!d#$%&*?^_`{|}~-@example.com',
    '"asta oberg"@example.com',
    '"a@b\\"c"@example.com',
    '1@2.example',
    'asta@xn--exmple-cua.com',
    'asta@xn--p1ai.xn--p1ai',
    'asta@sub.Example.CO.UK',
    'asta@corp.local',
    `${'a'.repeat(64)}@example.com`,
  ])('is taken as it stands: %s', (address) => {
    expect(toMailAddress(address)).toBe(address);
  });

  it.each([
    ['asta@exämple.com', 'asta@xn--exmple-cua.com'],
    ['asta@EXÄMPLE.com', 'asta@xn--exmple-cua.com'],
    ['asta@пример.рф', 'asta@xn--e1afmkfd.xn--p1ai'],
    ['asta@例え。テスト', 'asta@xn--r8jz45g.xn--zckzah'],
    ['asta@ｅxample.com', 'asta@example.com'],
  ])('has a domain in ASCII: %s is %s', (address, ascii) => {
    expect(toMailAddress(address)).toBe(ascii);
  });

  it.each([
    'nobody',
    '@example.com',
    'asta@',
    'asta@localhost',
    'asta@example.com.',
    'asta@-example.com',
    'asta@exa_mple.com',
    'asta@ex%61mple.com',
    'asta@[192.0.2.1]',
    'asta@192.0.2.1',
    'asta@192.0.2.0x1/',
    'asta@exam\u00adple.com',
    'asta@example.com\nBcc: x@example.com',
    'asta@example.com, x@example.com',
    'Asta <asta@example.com>',
    'a sta@example.com',
    'asta@b@example.com',
    '.asta@example.com',
    'asta.@example.com',
    'as..ta@example.com',
    '"asta@example.com',
    '"as"ta"@example.com',
    '"a\nb"@example.com',
    'åsta@example.com',
    'as\u200bta@example.com',
    `${'a'.repeat(65)}@example.com`,
    `asta@${'a'.repeat(64)}.com`,
    `asta@${'abcdefghi.'.repeat(26)}com`,
    `asta@${'ä'.repeat(10_000)}.com`,
  ])('is not %s', (text) => {
    expect(toMailAddress(text)).toBeUndefined();
  });
});
