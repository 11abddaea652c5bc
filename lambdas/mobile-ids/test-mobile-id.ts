import type { X509Certificate } from 'node:crypto';
import { isAuthorityAt, isChain, parseCertificates } from '../../domain/certificates/chain.ts';
import { findRevocationListUrl, RevocationList } from '../../domain/certificates/revocation-list.ts';
import { Unauthorized } from '../../domain/failures/errors.ts';
import { LostRace } from '../../domain/failures/process-errors.ts';
import type { MobileIdTest, TestCheck } from '../../domain/mobile-id-test.ts';
import {
  certificateStateAt,
  stateAt,
  testChecks,
  type MobileId,
  type SeenState,
} from '../../domain/mobile-id.ts';
import { writeTest } from '../aws/tables/challenges.ts';
import { isActiveUser } from '../aws/tables/directory.ts';
import type { Dependencies } from '../runtime/dependencies.ts';
import { retry } from '../runtime/retry.ts';
import { findChallengedMobileId, type ChallengedMobileId } from './proven-mobile-id.ts';

/** What a test found, and the state of the mobile ID. */
export interface TestedMobileId extends MobileIdTest {
  readonly state: SeenState;
}

/** What the CA's list of revoked certificates says. */
interface PublishedList {
  /** Whether the authentication certificate is on it. */
  readonly isRevoked: boolean;
  /** When relying parties go by it no more. */
  readonly nextUpdate: Date;
}

/** What the CA says of the authentication certificate. */
interface SaidByAuthority {
  /** Whether the CA of today has issued it, and is itself valid. */
  readonly isOfAuthority: boolean;
  /** Undefined where there is none, or it could not be read. */
  readonly list: PublishedList | undefined;
}

/** What a mobile ID is held against. */
interface TestedAgainst extends SaidByAuthority {
  readonly isUserActive: boolean;
  readonly now: Date;
}

const holds: Readonly<Record<TestCheck, (mobileId: MobileId, against: TestedAgainst) => boolean>> = {
  user: (_, { isUserActive }) => isUserActive,
  'mobile-id': (mobileId, { now }) => stateAt(mobileId, now) === 'active',
  // What this service had revoked comes onto the list later; what somebody else had revoked is nowhere but there.
  revocation: ({ certificates }, { list }) =>
    certificates.authentication?.state === 'valid' && list?.isRevoked !== true,
  validity: ({ certificates: { authentication } }, { now }) =>
    authentication !== undefined &&
    new Date(authentication.notBefore) <= now &&
    certificateStateAt(authentication, now) !== 'expired',
  chain: (_, { isOfAuthority }) => isOfAuthority,
  crl: (_, { list, now }) => list === undefined || now <= list.nextUpdate,
};

// It changes when its user's state does, and when it is locked.
const tries = 3;

type Needed =
  'publicKeys' | 'mobileIds' | 'coordination' | 'directory' | 'authorityCertificates' | 'log' | 'now';

/**
 * *Test it now*: the phone has signed a challenge with its authentication key; is all else so that its mobile ID works?
 * What was found is kept on the mobile ID, for its user to see on either screen, and counted.
 * @throws {Unauthorized} @throws {ChallengeGone} @throws {LostRace} it changed each time: the same request again is tested
 */
export const testSignedChallenge = (
  deps: Pick<Dependencies, Needed>,
  token: string,
): Promise<TestedMobileId> =>
  retry(
    tries,
    (error) => error instanceof LostRace,
    () => testAsItIs(deps, token),
  );

const testAsItIs = async (deps: Pick<Dependencies, Needed>, token: string): Promise<TestedMobileId> => {
  const { mobileId, challenge } = await findSigned(deps, token);
  const [isUserActive, byAuthority] = await Promise.all([
    isActiveUser(deps, mobileId.userId),
    askAuthority(deps, mobileId),
  ]);
  const now = deps.now();
  const against = { isUserActive, ...byAuthority, now };
  const failed = testChecks.filter((check) => !holds[check](mobileId, against));
  const test = { at: now.toISOString(), failed };
  await writeTest(deps, mobileId, challenge, test);
  const [reason = 'works'] = failed;
  const metric = failed.length === 0 ? 'MobileIdTestSucceeded' : 'MobileIdTestFailed';
  deps.log.count('mobile-id-tested', metric, { mobileId: mobileId.mobileId, reason });
  return { ...test, state: stateAt(mobileId, now) };
};

/** Nothing is kept of a test that the key did not sign: anybody may send one. */
const findSigned = async (deps: Pick<Dependencies, Needed>, token: string): Promise<ChallengedMobileId> => {
  try {
    return await findChallengedMobileId(deps, token);
  } catch (error) {
    if (error instanceof Unauthorized)
      deps.log.count('mobile-id-test-refused', 'MobileIdTestRefused', { errorCode: error.code });
    throw error;
  }
};

const askAuthority = async (
  deps: Pick<Dependencies, 'authorityCertificates' | 'log' | 'now'>,
  { mobileId, certificates }: MobileId,
): Promise<SaidByAuthority> => {
  const issuers = await deps.authorityCertificates.read();
  const [issuer] = issuers;
  const [own, ...others] = parseCertificates(certificates.authentication?.pem ?? '');
  if (!own || others.length > 0 || !issuer || !isChain([own, ...issuers]))
    return { isOfAuthority: false, list: undefined };
  const isOfAuthority = issuers.every((each) => isAuthorityAt(each, deps.now()));
  return { isOfAuthority, list: await readList(deps, mobileId, [own, issuer]) };
};

/** A list that nobody can read fails no test: it may be served where this service does not reach. */
const readList = async (
  { authorityCertificates, log }: Pick<Dependencies, 'authorityCertificates' | 'log'>,
  mobileId: string,
  [own, issuer]: readonly [X509Certificate, X509Certificate],
): Promise<PublishedList | undefined> => {
  try {
    const url = findRevocationListUrl(own);
    if (url === undefined) return undefined;
    const list = new RevocationList(await authorityCertificates.readRevocationList(url));
    if (!list.isSignedBy(issuer)) throw new TypeError('another than the CA signed the list');
    return { isRevoked: list.names(own), nextUpdate: list.nextUpdate };
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown';
    log.info('revocation-list-unread', { mobileId, detail });
    return undefined;
  }
};
