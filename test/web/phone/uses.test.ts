import { describe, expect, it } from 'vitest';
import { en } from '../../../web/phone/texts/en.ts';
import { en as shared } from '../../../web/shared/texts/en.ts';
import { describeUse } from '../../../web/phone/uses.ts';

const read = (keyTypes: 'P-256'[]): string =>
  describeUse({ kind: 'encryption', keyTypes }, shared.kinds.encryption.use, en.offer.kept);

describe('What a user reads before they say yes', () => {
  it('says that the company can read along where it keeps the key', () => {
    expect(read([])).toBe(
      'Read what’s encrypted to you. Your company keeps a copy of this key and can read it too.',
    );
  });

  it('says nothing of it where the key is the phone’s alone', () => {
    expect(read(['P-256'])).toBe('Read what’s encrypted to you');
  });
});
