import { certificateKinds } from '../../domain/certificates/certificate-kinds.ts';
import { X509Certificate } from '@peculiar/x509';
import { makePassword } from '../../web/phone/system-store/password.ts';
import { createPkcs12 } from '../../web/phone/system-store/pkcs12.ts';
import type { Result } from '../actors/get-mobile-id.ts';
import { SelfService } from '../actors/self-service.ts';
import { signIn } from '../actors/sign-in.ts';
import type { UsedMobileId } from '../run/run.ts';
import type { DemoCloud } from '../cloud.ts';
import { mail } from './mail.ts';
import { containerName, namesRevocation, passwordFile, type Door, type Trial } from './trial.ts';
import { webServer } from './web-server.ts';
import { wiFi } from './wi-fi.ts';
import { listMissing, Workshop } from './workshop.ts';

/** What a mobile ID has to be made with, to be used outside the page. */
export const usable = {
  'phone-store': 'system',
  'certificates/encryption': 'always',
  'recover-encryption-certificates': 'true',
} as const;

/** `fails`: for another reason than that the CRL names the certificate, which shows nothing. */
type AfterLock = 'refused' | 'let in' | 'fails';

/** What came of one trial. */
export interface TrialOutcome {
  readonly name: string;
  /** The programs that are not here; it was not tried, then. */
  readonly missing: readonly string[];
  readonly isLetIn: boolean;
  /** Seconds from the QR code on. */
  readonly seconds: number;
  /** What came of it once the mobile ID was locked; undefined where that does not matter. */
  readonly afterLock?: AfterLock;
}

const trials: readonly Trial[] = [...webServer, ...mail, ...wiFi];

/**
 * Uses a mobile ID with programs that nobody here wrote; then its user locks it, and it is tried again.
 * @param user the `sub` of the user whose it is
 */
export const useMobileId = async (
  cloud: DemoCloud,
  result: UsedMobileId,
  user: string,
): Promise<readonly TrialOutcome[]> =>
  Workshop.within(async (workshop) => {
    await equip(workshop, cloud, result);
    const secondsSince = (): number => (cloud.clock.date().getTime() - result.scannedAt.getTime()) / 1000;
    const letIn: TrialOutcome[] = [];
    for (const { name, needs, opens } of trials) {
      const missing = listMissing(needs);
      const isLetIn = missing.length === 0 && (await opens(workshop)).isOpen;
      letIn.push({ name, missing, isLetIn, seconds: secondsSince() });
    }
    await lock(cloud, result, user);
    await writeCrl(workshop, cloud, result);
    return retry(workshop, letIn);
  });

const retry = async (
  workshop: Workshop,
  letIn: readonly TrialOutcome[],
): Promise<readonly TrialOutcome[]> => {
  const outcomes: TrialOutcome[] = [];
  for (const [index, outcome] of letIn.entries()) {
    const trial = trials[index];
    const isOver = !trial || trial.staysOpen === true || outcome.missing.length > 0;
    outcomes.push(isOver ? outcome : { ...outcome, afterLock: judge(await trial.opens(workshop)) });
  }
  return outcomes;
};

const judge = (door: Door): AfterLock => {
  if (door.isOpen) return 'let in';
  return namesRevocation(door) ? 'refused' : 'fails';
};

/** Whether all that could be tried let in, and refused later. */
export const isUsed = (outcomes: readonly TrialOutcome[]): boolean =>
  outcomes.every(
    ({ missing, isLetIn, afterLock = 'refused' }) =>
      missing.length > 0 || (isLetIn && afterLock === 'refused'),
  );

const wordsAfterLock: Readonly<Record<AfterLock, string>> = {
  refused: 'refused',
  'let in': 'LET IN',
  fails: 'FAILS',
};

/** The outcomes as lines for people. */
export const useLines = (outcomes: readonly TrialOutcome[]): readonly string[] =>
  outcomes.flatMap(({ name, missing, isLetIn, seconds, afterLock }) => {
    if (missing.length > 0) return [`  skipped  ${name}: not installed here: ${missing.join(', ')}`];
    return [
      `  ${isLetIn ? 'let in ' : 'FAILS  '}  ${name}, ${seconds.toFixed(1)} s after the QR code`,
      ...(afterLock === undefined
        ? []
        : [`  ${wordsAfterLock[afterLock].padEnd(7)}  ${name}, once it was locked`]),
    ];
  });

/** The containers that a phone hands its user, and what a service has of the CA. */
const equip = async (workshop: Workshop, cloud: DemoCloud, result: Result): Promise<void> => {
  const password = makePassword();
  const { certificates, chain } = result.installation;
  await workshop.write(passwordFile, password);
  await workshop.write('root.pem', cloud.authority.rootPem);
  await workshop.write('ca.pem', chain);
  await writeCrl(workshop, cloud, result);
  const above = chain
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .filter(Boolean)
    .map(toDer);
  for (const kind of certificateKinds) {
    const certificate = certificates.find((one) => one.kind === kind);
    if (!certificate) continue;
    const identity = {
      ...{ name: kind, certificate: toDer(certificate.pem), chain: above },
      privateKey: await result.phone.exportKey(certificate, result.keys),
    };
    await workshop.write(containerName(kind), createPkcs12(identity, password));
  }
};

const toDer = (pem: string): Uint8Array => new Uint8Array(new X509Certificate(pem).rawData);

/** Fetches the CRL, as every service has to from time to time. */
const writeCrl = async (
  workshop: Workshop,
  { authority }: DemoCloud,
  { installation }: Result,
): Promise<void> => {
  const base64 = Buffer.from(authority.crl()).toString('base64').replaceAll(/.{64}/g, '$&\n');
  const crl = `-----BEGIN X509 CRL-----\n${base64.trimEnd()}\n-----END X509 CRL-----\n`;
  await workshop.write('crl.pem', crl);
  await workshop.write('ca-with-crl.pem', installation.chain + crl);
};

const lock = async (cloud: DemoCloud, { mobileId }: Result, user: string): Promise<void> => {
  const selfService = new SelfService(cloud.endpoints.api, await signIn(cloud.endpoints, user));
  await selfService.lock(mobileId.mobileId, 'phone-lost');
  await selfService.reachRevoked(mobileId.mobileId);
};
