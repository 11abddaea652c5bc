import type { CapturedLogs } from './logs.ts';

/** Matchers for captured logs. */
export const logMatchers = {
  /** Nothing that was printed contains one of the secrets, plain or in a usual encoding. */
  toHaveNoSecrets(logs: CapturedLogs, secrets: readonly string[]) {
    const found = secrets.filter((secret) => logs.contains(secret));
    const sound = secrets.length > 0 && !secrets.includes('');
    return {
      pass: sound && found.length === 0,
      message: () =>
        sound
          ? `Expected the logs not to contain ${JSON.stringify(found)}:\n${logs.text}`
          : 'Expected at least one secret to look for, none of them empty',
    };
  },
};

declare module 'vitest' {
  interface Matchers<T> {
    /** The captured logs contain none of these. */
    toHaveNoSecrets(secrets: readonly string[]): T;
  }
}
