import { isAuthorityAt, isChain, parseCertificates } from '../../domain/certificates/chain.ts';
import { LostRace } from '../../domain/failures/process-errors.ts';
import { testMobileId, type MobileIdTest } from '../../domain/mobile-id-test.ts';
import { stateAt, type MobileId, type SeenState } from '../../domain/mobile-id.ts';
import { writeTest } from '../aws/tables/challenges.ts';
import { isActiveUser } from '../aws/tables/directory.ts';
import type { Dependencies } from '../runtime/dependencies.ts';
import { retry } from '../runtime/retry.ts';
import { findChallengedMobileId } from './proven-mobile-id.ts';

/** What a test found, and the state of the mobile ID. */
export interface TestedMobileId extends MobileIdTest {
  readonly state: SeenState;
}

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
  const { mobileId, challenge } = await findChallengedMobileId(deps, token);
  const [isUserActive, isOfAuthority] = await Promise.all([
    isActiveUser(deps, mobileId.userId),
    isCertificateOfAuthority(deps, mobileId),
  ]);
  const test = testMobileId(mobileId, { isUserActive, isOfAuthority, now: deps.now() });
  await writeTest(deps, mobileId, challenge, test);
  const [reason = 'works'] = test.failed;
  const metric = test.failed.length === 0 ? 'MobileIdTestSucceeded' : 'MobileIdTestFailed';
  deps.log.count('mobile-id-tested', metric, { mobileId: mobileId.mobileId, reason });
  return { ...test, state: stateAt(mobileId, deps.now()) };
};

const isCertificateOfAuthority = async (
  { authorityCertificates, now }: Pick<Dependencies, 'authorityCertificates' | 'now'>,
  { certificates }: MobileId,
): Promise<boolean> => {
  const issuers = await authorityCertificates.read();
  const own = parseCertificates(certificates.authentication?.pem ?? '');
  return (
    own.length === 1 && isChain([...own, ...issuers]) && issuers.every((each) => isAuthorityAt(each, now()))
  );
};
