import { describe, expect, it } from 'vitest';
import { maskAddress } from '../../../lambdas/get-mobile-id/deliver/code-delivery.ts';

describe('a masked mail address', () => {
  it.each([
    ['asta.oberg@example.com', 'a…@example.com'],
    ['a@example.com', 'a…@example.com'],
    ['åsta@exämple.com', 'å…@exämple.com'],
    ['asta+mobile@sub.example.co.uk', 'a…@sub.example.co.uk'],
    ['"a@b"@example.com', 'a…@example.com'],
    ['"\\"a"@example.com', '"…@example.com'],
    ['""@example.com', '"…@example.com'],
    ['👩‍🚀asta@example.com', '👩‍🚀…@example.com'],
    ['🇸🇪🇫🇮@example.com', '🇸🇪…@example.com'],
    ['𝒜sta@example.com', '𝒜…@example.com'],
    ['a\u030asta@example.com', 'å…@example.com'],
    ['g\u0303uarani@example.com', 'g\u0303…@example.com'],
    ['ตั้งใจ@example.com', 'ตั้…@example.com'],
    ['क्षमा@example.com', 'क्ष…@example.com'],
    ['한국@example.com', '한…@example.com'],
    ['עלמה@example.com', 'ע…@example.com'],
    ['\u202eatsa@example.com', 'a…@example.com'],
    ['asta@xn--exmple-cua.com', 'a…@exämple.com'],
    ['asta@XN--FIQS8S', 'a…@中国'],
    ['asta@xn--a.example.com', 'a…@xn--a.example.com'],
    ['asta@example.com\r\nBcc: b@example.net', 'a…@example.net'],
    ['@example.com', '…@example.com'],
    ['asta', '…'],
    ['', '…'],
  ])('of %j is %j', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('is as long for a short name as for a long one', () => {
    expect(maskAddress('a@example.com')).toHaveLength(maskAddress('annabella@example.com').length);
  });
});
