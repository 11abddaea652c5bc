import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { colorsFor } from '../../../bin/shared/colors.ts';

describe('colours', () => {
  it('are on a terminal only, in CI too', () => {
    expect(colorsFor({}).red('no')).toBe('no');
    expect(colorsFor({ isTTY: true }).red('no')).toBe(pc.isColorSupported ? '\x1b[31mno\x1b[39m' : 'no');
  });
});
