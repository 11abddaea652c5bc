import { describe, expect, it, vi } from 'vitest';
import type { Life } from '../../../web/phone/life/look-after.ts';
import { lifeTexts } from '../../../web/phone/texts/life.ts';
import { memoryStorage } from '../support/memory-storage.ts';
import { Renewing } from './support/renewing.ts';

// The page finds out at once in which language it speaks.
vi.stubGlobal('localStorage', memoryStorage());
vi.stubGlobal('navigator', { languages: ['en'] });
const { describeLife } = await import('../../../web/phone/life/describe-life.ts');

const now = Date.parse('2026-03-01T09:00:00Z');
const endsIn = (days: number) => new Date(now + days * 86_400_000).toISOString();
const { en } = lifeTexts;
const { renewal } = en;

const say = (life: Partial<Life>, days: number): string | undefined =>
  describeLife({ isAsked: true, ...life }, endsIn(days), now)?.text;

const running = { name: 'running', connection: 'good' } as const;
const [asks, later] = [{ name: 'asks' }, { name: 'later' }] as const;

describe('what the phone says of a mobile ID', () => {
  it.each([
    ['active', 365, undefined],
    [undefined, 365, undefined],
    ['of a later release', 365, undefined],
    ['locked', 365, en.locked],
    ['locked', -1, en.locked],
    ['inactive', 365, en.inactive],
    [undefined, -1, en.expired],
    ['active', 30, en.ends.other.replace('{days}', '30')],
    [undefined, 0.5, en.ends.one.replace('{days}', '1')],
  ])('that is %s and ends in %d days', (state, days, text) => {
    expect(say(state === undefined ? {} : { state }, days)).toBe(text);
  });

  it('is that another one replaced it, where one did', () => {
    expect(say({ state: 'locked', replaced: true }, 365)).toBe(en.replaced);
    expect(say({ state: 'locked' }, 365)).not.toBe(en.replaced);
  });

  it('is nothing of its end before it is known whether the phone renews it', () => {
    expect(say({ isAsked: false }, 30)).toBeUndefined();
    expect(say({ isAsked: false }, -1)).toBe(en.expired);
  });

  it('is from when on it is renewed', () => {
    const text = renewal.from.other.replace('{days}', '45').replace('{date}', 'March 16, 2026');
    expect(say({ state: 'active', renewableFrom: endsIn(15) }, 45)).toBe(text);
  });

  it('is how its renewal goes', () => {
    expect(say({ state: 'active', renewal: running }, 20)).toBe(renewal.running);
    expect(say({ renewal: { ...running, connection: 'offline' } }, 20)).toMatch(/back online/);
    expect(say({ state: 'active', renewal: asks }, 20)).toBe(renewal.asks.other.replace('{days}', '20'));
    expect(say({ state: 'active', renewal: asks }, 1)).toBe(renewal.asks.one.replace('{days}', '1'));
  });

  it('alarms nobody whose renewal did not succeed, until its end is near', () => {
    expect(say({ state: 'active', renewal: later }, 8)).toBe(renewal.later);
    expect(say({ state: 'active', renewal: later }, 7)).toBe(en.ends.other.replace('{days}', '7'));
    expect(say({ state: 'locked', renewal: later }, 8)).toBe(en.locked);
  });

  it('is until when it was renewed', async () => {
    const { mobileId } = await Renewing.create();
    const certificates = mobileId.certificates.map((one) => ({ ...one, notAfter: '2028-02-01T12:00:00Z' }));
    expect(say({ renewal: { name: 'renewed', mobileId: { ...mobileId, certificates } } }, 20)).toBe(
      renewal.renewed.replace('{date}', 'February 1, 2028'),
    );
  });
});
