import { describe, expect, it, vi } from 'vitest';
import { lifeTexts } from '../../../web/phone/texts/life.ts';
import { ProblemError } from '../../../web/shared/problem.ts';
import { memoryStorage } from '../support/memory-storage.ts';

// The page finds out at once in which language it speaks.
vi.stubGlobal('localStorage', memoryStorage());
vi.stubGlobal('navigator', { languages: ['en'] });
const { describeFound, describeUntested } = await import('../../../web/phone/life/test-mobile-id.ts');

const at = '2026-03-01T09:06:30.000Z';
const { en } = lifeTexts;

describe('what the phone says of a test', () => {
  it('is when it worked', () => {
    const { tone, text } = describeFound({ at, failed: [], state: 'active' });
    expect(tone).toBe('good');
    expect(text).toMatch(/^It worked, .*\d.*\.$/);
  });

  it.each([
    [['user', 'mobile-id'], 'inactive', en.test.failed.user],
    [['mobile-id', 'revocation'], 'locked', en.locked],
    [['mobile-id'], 'inactive', en.inactive],
    [['mobile-id'], 'expired', en.expired],
    [['mobile-id'], 'of a later release', en.test.fails],
    [['revocation'], 'active', en.test.failed.revocation],
    [['validity'], 'active', en.test.failed.validity],
    [['chain'], 'active', en.test.failed.chain],
    [['a check of a later release'], 'active', en.test.fails],
  ])('that found %j to be wrong, with the state %s, is what to do', (failed, state, text) => {
    expect(describeFound({ at, failed, state })).toEqual({ tone: 'warning', text });
  });

  it('is what to do when there was none', () => {
    const offline = new ProblemError({ code: 'offline' });
    expect(describeUntested(offline).text).toBe(en.test.offline);
    expect(describeUntested(new ProblemError({ code: 'service-busy' })).text).toBe(en.test.later);
    expect(describeUntested(new ProblemError({ code: 'unauthorized' })).text).toBe(en.test.fails);
  });
});
