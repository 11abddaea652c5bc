import { randomInt } from 'node:crypto';

/**
 * A seed for what a test draws: another one each time, but in CI. A change is judged there by what it does, not by
 * the draw; every night, the long forms draw anew.
 */
export const drawSeed = (): number => (process.env['CI'] === undefined ? randomInt(1_000_000_000) : 1);
