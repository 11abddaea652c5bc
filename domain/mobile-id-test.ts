import type { MobileId, testChecks } from './mobile-id.ts';

/** One of `testChecks`. */
export type TestCheck = (typeof testChecks)[number];

/** What a test found: when, and the checks that did not hold; none where the mobile ID works. */
export type MobileIdTest = NonNullable<MobileId['test']>;
