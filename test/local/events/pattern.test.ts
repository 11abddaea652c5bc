import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../local/events/pattern.ts';

describe('an event pattern', () => {
  it.each([
    [{ a: ['x', 'y'] }, { a: 'y', b: 1 }, true],
    [{ a: ['x', 'y'] }, { a: 'z' }, false],
    [{ a: ['x'] }, {}, false],
    [{ a: ['x'], b: ['y'] }, { a: 'x' }, false],
    [{ a: [1, true, null] }, { a: null }, true],
    [{ a: [1] }, { a: '1' }, false],
    [{ a: ['x'] }, { a: ['w', 'x'] }, true],
    [{ a: ['x'] }, { a: ['w'] }, false],
    [{ a: [{ prefix: '/options/' }] }, { a: '/options/notify' }, true],
    [{ a: [{ prefix: '/options/' }] }, { a: 'options' }, false],
    [{ a: [{ prefix: '1' }] }, { a: 12 }, false],
    [{ a: { b: { c: ['x'] } } }, { a: { b: { c: 'x' } } }, true],
    [{ a: { b: ['x'] } }, { a: 'x' }, false],
  ])('%j is %j: %j', (pattern, event, expected) => {
    expect(compilePattern(pattern, 'Rule')(event)).toBe(expected);
  });

  it.each([
    [{ 'detail.status': ['FAILED'] }, /detail\.status is not emulated/],
    [{ a: { $or: [{ b: ['x'] }, { c: ['y'] }] } }, /\$or is not emulated/],
    [{ a: [] }, /Rule\.a: a pattern is a list with values/],
  ])('%j is refused', (pattern, why) => {
    expect(() => compilePattern(pattern, 'Rule')).toThrow(why);
  });
});
