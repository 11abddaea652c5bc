import { randomBytes } from 'node:crypto';

/** A password that the user pool's policy takes, of 96 random bits; its owner chooses another at the first sign-in. */
export const makeTemporaryPassword = (): string => `Aa1-${randomBytes(12).toString('base64url')}`;
