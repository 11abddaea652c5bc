import { describe, expect, it } from 'vitest';
import { maskAddress } from '../../../domain/text.ts';

describe('a masked mail address', () => {
  it.each([
    ['asta.oberg@example.com', 'a…@example.com'],
    ['a@example.com', 'a…@example.com'],
    ['åsta@exämple.com', 'å…@exämple.com'],
    ['asta+mobile@sub.example.co.uk', 'a…@sub.example.co.uk'],
    ['"a@b"@example.com', '"…@example.com'],
    ['👩‍🚀asta@example.com', '…@example.com'],
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
