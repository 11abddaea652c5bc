import { certificateStateAt, stateAt, type MobileId, testChecks } from './mobile-id.ts';

/** One of `testChecks`. */
export type TestCheck = (typeof testChecks)[number];

/** What a test found: when, and the checks that did not hold; none where the mobile ID works. */
export type MobileIdTest = NonNullable<MobileId['test']>;

/** What a mobile ID is held against. */
export interface TestedAgainst {
  readonly isUserActive: boolean;
  /** Whether the CA of today has issued the authentication certificate, and is itself valid. */
  readonly isOfAuthority: boolean;
  readonly now: Date;
}

type Tested = Pick<MobileId, 'state' | 'notAfter' | 'certificates'>;

const holds: Readonly<Record<TestCheck, (mobileId: Tested, against: TestedAgainst) => boolean>> = {
  user: (_, { isUserActive }) => isUserActive,
  'mobile-id': (mobileId, { now }) => stateAt(mobileId, now) === 'active',
  revocation: ({ certificates }) => certificates.authentication?.state === 'valid',
  validity: ({ certificates: { authentication } }, { now }) =>
    authentication !== undefined &&
    new Date(authentication.notBefore) <= now &&
    certificateStateAt(authentication, now) !== 'expired',
  chain: (_, { isOfAuthority }) => isOfAuthority,
};

/** Tests a mobile ID whose phone has just signed with its authentication key. */
export const testMobileId = (mobileId: Tested, against: TestedAgainst): MobileIdTest => ({
  at: against.now.toISOString(),
  failed: testChecks.filter((check) => !holds[check](mobileId, against)),
});
