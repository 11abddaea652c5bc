/** How bad it is: `error`, users meet it; `warning`, they may; `advice`, it is a choice that somebody should make. */
export type Level = 'error' | 'warning' | 'advice';

/** Something about a deployment that is not as it should be. */
export interface Finding {
  readonly level: Level;
  /** What it is, for programs. It stays the same over releases. */
  readonly code: string;
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Makes findings of a level. */
const of =
  (level: Level) =>
  (code: string, wrong: string, remedy: string): Finding => ({ level, code, wrong, remedy });

/** Users meet it. */
export const error = of('error');

/** Users may meet it. */
export const warning = of('warning');

/** Nothing is broken, but somebody should decide on it. */
export const advice = of('advice');

/** A finding when something is so; else none. */
export const when = (isSo: boolean, finding: () => Finding): readonly Finding[] => (isSo ? [finding()] : []);

/** What to do where data is not protected. */
export const protect = 'Set get-mobile-id:data to protect and deploy again.';
