import { expect } from 'vitest';

// Vitest gives these the type `any`.
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const having = (members: Readonly<Record<string, unknown>>): unknown =>
  expect.objectContaining(members);
/** A number of milliseconds, give or take five seconds. */
export const about = (milliseconds: number): unknown => expect.closeTo(milliseconds, -4);
