import { describe, expect, it } from 'vitest';
import type { ChangeReason, MobileIdState } from '../../domain/mobile-id.ts';
import { isDue, isForGood, reasonFor, type DirectoryReason } from '../../domain/user-state-changes.ts';

const now = new Date('2026-03-01T09:00:00Z');

const mobileId = (state: MobileIdState, reason?: ChangeReason, notAfter = '2027-01-01T09:00:00Z') => ({
  ...{ state, notAfter },
  change: reason && { reason, by: 'process' as const, at: '2026-01-01T09:00:00Z' },
});

describe('what the directory says of a user', () => {
  it.each([
    ['user-active', { state: 'active' }],
    ['user-inactive', { state: 'inactive' }],
    ['user-locked', { state: 'locked' }],
    ['user-inactive', { state: undefined }],
    ['user-deleted', undefined],
  ] as const)('gives the reason %s', (reason, user) => {
    expect(reasonFor(user)).toBe(reason);
  });

  it('is for good when it locks', () => {
    const all: readonly DirectoryReason[] = ['user-active', 'user-inactive', 'user-locked', 'user-deleted'];
    expect(all.filter(isForGood)).toEqual(['user-locked', 'user-deleted']);
  });
});

describe('a mobile ID', () => {
  it.each([
    ['user-inactive', mobileId('active', 'installed'), true],
    ['user-inactive', mobileId('active'), true],
    ['user-inactive', mobileId('registered'), false],
    ['user-inactive', mobileId('inactive', 'deactivated'), false],
    ['user-active', mobileId('inactive', 'user-inactive'), true],
    ['user-active', mobileId('inactive', 'deactivated'), false],
    ['user-active', mobileId('inactive'), false],
    ['user-active', mobileId('active', 'installed'), false],
    ['user-active', mobileId('locked', 'phone-lost'), false],
    ['user-locked', mobileId('registered'), true],
    ['user-locked', mobileId('active', 'installed'), true],
    ['user-locked', mobileId('inactive', 'deactivated'), true],
    ['user-locked', mobileId('locked', 'replaced'), false],
    ['user-deleted', mobileId('inactive', 'user-inactive'), true],
    ['user-deleted', mobileId('active', 'installed', '2026-02-01T09:00:00Z'), false],
    ['user-inactive', mobileId('active', 'installed', '2026-02-01T09:00:00Z'), false],
  ] as const)('has to follow %s or not', (reason, of, due) => {
    expect(isDue(of, reason, now)).toBe(due);
  });
});
