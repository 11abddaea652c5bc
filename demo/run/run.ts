import type { IssuedCertificate } from '../../local/index.ts';
import type { DemoCloud } from '../cloud.ts';
import { createScenario } from '../actors/scenario.ts';
import { getMobileId, type Result, type Scenario, type Waiting } from '../actors/get-mobile-id.ts';
import { processEnds } from '../actors/process-ends.ts';
import { SelfService, type MobileIdView } from '../actors/self-service.ts';
import { signIn } from '../actors/sign-in.ts';
import { verifyCertificate, type Check } from '../actors/verify-certificate.ts';
import { changeOptions, optionProblem, type ChangedOptions } from './change-options.ts';
import { listReminderDays, showEnding, type Ending, type EndingName } from './then.ts';
import { tryOldSignIn, type OldSignIn } from './old-sign-in.ts';

/** What a demo is asked for. */
export interface DemoRequest {
  /** The `sub` of the user who wants a mobile ID. */
  readonly user: string;
  /** Options to change before. */
  readonly options: ChangedOptions;
  /** What becomes of the first phone when the demo gets a second mobile ID; undefined for one only. */
  readonly oldPhone?: 'kept' | 'lost';
  /** What becomes of the mobile ID then; it stays active when left out. */
  readonly ending?: EndingName;
  /** Uses the mobile ID, once it is checked and before time goes on. */
  readonly use?: (cloud: DemoCloud, used: UsedMobileId) => Promise<void>;
}

/** A mobile ID to be used. */
export interface UsedMobileId extends Result {
  /** When its QR code was seen, by the cloud's clock. */
  readonly scannedAt: Date;
}

/** What a demo has to show. */
export interface DemoOutcome extends Result {
  readonly checks: readonly CheckedCertificate[];
  /** Each step that waited, in order. */
  readonly waits: readonly Wait[];
  /** How long the QR code could be used, in seconds. */
  readonly codeLifetime: number;
  /** The mobile ID that was replaced, and why its certificates were revoked. */
  readonly replaced?: MobileIdView & { readonly reasons: readonly string[] };
  readonly oldSignIn: OldSignIn;
  /** Days before its end at which the user is mailed. */
  readonly reminderDays: readonly number[];
  readonly ending?: Ending;
}

/** A step that waits for somebody, and how long it would have, in seconds. */
export interface Wait {
  readonly state: Waiting['state'];
  readonly seconds: number;
  /** When it was seen to wait. */
  readonly seenAt: Date;
}

/** What was checked of one certificate. */
export interface CheckedCertificate {
  readonly kind: string;
  readonly serial: string;
  readonly checks: readonly Check[];
}

type OnStep = (step: string) => void;

/**
 * One whole order, as a web client and a phone do it over HTTP, and the certificates held against the CA.
 * @param onStep hears of each step that is done
 * @throws {ApiProblem} the API said no
 * @throws {Error} the options are such that no order can work with them: says which, and what is allowed
 */
export const runDemo = async (
  cloud: DemoCloud,
  request: DemoRequest,
  onStep: OnStep,
): Promise<DemoOutcome> => {
  await changeOptions(cloud, request.options, onStep);
  try {
    return await runOrders(cloud, request, onStep);
  } catch (error) {
    const problem = Object.keys(request.options).length > 0 ? await optionProblem(cloud) : undefined;
    throw problem === undefined ? error : new Error(problem, { cause: error });
  }
};

const runOrders = async (cloud: DemoCloud, request: DemoRequest, onStep: OnStep): Promise<DemoOutcome> => {
  const { user, oldPhone, options, use, ending: name } = request;
  const { endpoints } = cloud;
  const selfService = new SelfService(endpoints.api, await signIn(endpoints, user));
  onStep(`${user} has signed in`);
  const scenario = { ...createScenario(cloud, selfService), onStep };
  const first = oldPhone && (await getOldMobileId(cloud, scenario));
  const waits: Wait[] = [];
  const onWait = (waiting: Waiting): void => {
    waits.push(toWait(waiting, cloud.clock.date()));
  };
  const result = await getMobileId({ ...scenario, onWait, ...(oldPhone && { oldPhone }) });
  await processEnds(cloud, result.order.orderId);
  const checks = await checkCertificates(cloud, result);
  const scan = waits.find(({ state }) => state === 'awaiting-phone');
  await use?.(cloud, { ...result, scannedAt: scan?.seenAt ?? cloud.clock.date() });
  const outcome = {
    ...result,
    waits,
    codeLifetime: codeLifetime(result, waits),
    checks,
    ...(first && { replaced: await listReplaced(cloud, selfService, first) }),
    oldSignIn: await tryOldSignIn(cloud, user),
    reminderDays: listReminderDays(options),
  };
  if (!name) return outcome;
  return { ...outcome, ending: await showEnding(cloud, result, { name, user, options, onStep }) };
};

// Whose process is over, so that its mail comes before those of the next order on a fast machine, too.
const getOldMobileId = async (cloud: DemoCloud, scenario: Scenario): Promise<Result> => {
  const result = await getMobileId({ ...scenario, phoneName: 'Old phone' });
  await processEnds(cloud, result.order.orderId);
  return result;
};

// What is seen is seen a moment late, on a busy machine some seconds.
const precision = 30;

const secondsBetween = (start: Date, end: string): number =>
  Math.round((Date.parse(end) - start.getTime()) / 1000 / precision) * precision;

const toWait = ({ state, deadline }: Waiting, seenAt: Date): Wait => ({
  state,
  seconds: secondsBetween(seenAt, deadline),
  seenAt,
});

/** A code is made as the order begins to wait for a phone. */
const codeLifetime = ({ code }: Result, waits: readonly Wait[]): number => {
  const wait = waits.find(({ state }) => state === 'awaiting-phone');
  return wait ? secondsBetween(wait.seenAt, code.expiresAt) : 0;
};

const listReplaced = async ({ authority }: DemoCloud, selfService: SelfService, { mobileId }: Result) => {
  const view = await selfService.mobileId(mobileId.mobileId);
  const serials = new Set(view.certificates.map(({ serial }) => serial.toUpperCase()));
  const isOfIt = ({ serial }: IssuedCertificate) => serials.has(serial.toUpperCase());
  const reasons = authority.listIssued().flatMap((issued) => (isOfIt(issued) ? (issued.reason ?? []) : []));
  return { ...view, reasons };
};

const checkCertificates = (
  cloud: DemoCloud,
  { installation }: Result,
): Promise<readonly CheckedCertificate[]> =>
  Promise.all(
    installation.certificates.map(async ({ kind, serial, pem }) => ({
      kind,
      serial,
      checks: await verifyCertificate({
        pem,
        chain: installation.chain,
        root: cloud.authority.rootPem,
        now: cloud.clock.date(),
      }),
    })),
  );
