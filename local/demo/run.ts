import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { LocalCloud } from '../cloud.ts';
import { laptop } from '../laptop.ts';
import { getMobileId, type Result } from '../people/get-mobile-id.ts';
import { mailedPicture } from '../people/mailed-picture.ts';
import { SelfService } from '../people/self-service.ts';
import { signIn } from '../people/sign-in.ts';
import { until } from '../people/until.ts';
import { verifyCertificate, type Check } from '../people/verify-certificate.ts';

/** What a demo is asked for. */
export interface DemoRequest {
  /** The `sub` of the user who wants a mobile ID. */
  readonly user: string;
  /** Options to change before, by name. */
  readonly options: Readonly<Record<string, string>>;
  /** What becomes of the first phone when the demo gets a second mobile ID; undefined for one only. */
  readonly oldPhone?: 'kept' | 'lost';
}

/** What a demo has to show. */
export interface DemoOutcome extends Result {
  readonly checks: readonly CheckedCertificate[];
}

/** What was checked of one certificate. */
export interface CheckedCertificate {
  readonly kind: string;
  readonly serial: string;
  readonly checks: readonly Check[];
}

/**
 * Changes options as an administrator does it, with PutParameter.
 * @throws {ParameterPatternMismatchException} says what is allowed
 */
export const changeOptions = async (
  { endpoints: { aws, optionsPath } }: LocalCloud,
  options: DemoRequest['options'],
): Promise<void> => {
  const ssm = new SSMClient(laptop(aws));
  for (const [name, Value] of Object.entries(options))
    await ssm.send(new PutParameterCommand({ Name: `${optionsPath}/${name}`, Value, Overwrite: true }));
};

/**
 * One whole order, as a web client and a phone do it over HTTP, and the certificates held against the CA.
 * @param onStep hears of each step that is done
 * @throws {ApiProblem} the API said no
 */
export const runDemo = async (
  cloud: LocalCloud,
  request: DemoRequest,
  onStep: (step: string) => void,
): Promise<DemoOutcome> => {
  await changeOptions(cloud, request.options);
  for (const [name, value] of Object.entries(request.options)) onStep(`Option ${name} is ${value}`);
  const { endpoints } = cloud;
  const token = await signIn(endpoints, request.user);
  onStep(`${request.user} has signed in`);
  const errand = {
    selfService: new SelfService(endpoints.api, token),
    apiUrl: endpoints.api,
    mailedPicture: (orderId: string) => mailedPicture(cloud.mails, orderId),
    onStep,
  };
  if (request.oldPhone) await getMobileId({ ...errand, phoneName: 'Old phone' });
  const result = await getMobileId({ ...errand, ...(request.oldPhone && { oldPhone: request.oldPhone }) });
  await processEnds(cloud, result.order.orderId);
  return { ...result, checks: await checked(cloud, result) };
};

/** The process goes on for a moment after the mobile ID is active: it locks the old one and writes a mail. */
const processEnds = (cloud: LocalCloud, orderId: string): Promise<unknown> =>
  until(
    () => cloud.executions().find(({ name }) => name === orderId)?.status,
    (status) => status !== 'RUNNING',
  );

const checked = (cloud: LocalCloud, { installation }: Result): Promise<readonly CheckedCertificate[]> =>
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
