import { rmSync } from 'node:fs';
import { LocalAuthority } from '../local/acm-pca/authority.ts';
import type { AccessLogLine } from '../local/api-gateway/http-api.ts';
import { synthesize } from './synthesize.ts';
import { Clock } from '../local/clock.ts';
import type { AlarmChange } from '../local/cloudwatch/alarms.ts';
import { clientId, deployed, only, type TableName } from './deployment.ts';
import { putUser } from './directory.ts';
import type { DeadLetter } from '../local/lambda/event-invocations.ts';
import type { LogLine } from '../local/lambda/lambda-host.ts';
import { listen } from '../local/listen.ts';
import type { Mail } from '../local/mail/mail.ts';
import type { DemoUser } from './people/demo-users.ts';
import { portsFrom, type Ports } from '../local/ports.ts';
import { runServices, type Services } from '../local/services.ts';
import { startSignIn } from '../local/sign-in/sign-in.ts';
import { signInSettings } from '../local/sign-in/template-settings.ts';
import type { Transition } from '../local/states/state-machines.ts';
import { workingDirectory } from '../local/working-directory.ts';

export type { TableName } from './deployment.ts';

/** How a local cloud is started. */
export interface CloudOptions {
  /** @default any that are free */
  readonly ports?: Ports;
  /** Who is in the directory and can sign in. */
  readonly users?: readonly DemoUser[];
  /** Hears of each part that is up. */
  readonly onStep?: (step: string) => void;
  /** Hears of each step of an order. */
  readonly onTransition?: (transition: Transition) => void;
  /** Hears of each line that a function writes. */
  readonly onLog?: (line: LogLine) => void;
  /** Hears of each alarm that rings, and when it is over. */
  readonly onAlarm?: (change: AlarmChange) => void;
  /** Hears of what should not happen. */
  readonly onProblem?: (problem: unknown) => void;
}

/** Where the parts of a local cloud are, and what people and programs have to know to use it. */
export interface Endpoints {
  /** For the SDKs and the CLI of AWS. */
  readonly aws: string;
  /** The pages. */
  readonly site: string;
  /** The API's stage, as the pages call it. */
  readonly api: string;
  /** Where users sign in. */
  readonly issuer: string;
  readonly inbox: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly stateMachineArn: string;
  readonly optionsPath: string;
  readonly tables: Readonly<Record<TableName, string>>;
}

/** A running local cloud. */
export interface LocalCloud extends Pick<
  Services,
  'alarms' | 'authority' | 'authorizer' | 'calls' | 'faults' | 'mailboxes' | 'queues' | 'quotas'
> {
  readonly clock: Clock;
  readonly endpoints: Endpoints;
  /** What functions wrote, in order. */
  readonly logs: readonly LogLine[];
  /** What the API was asked, in order. */
  readonly requests: readonly AccessLogLine[];
  /** Events that functions failed at for good. */
  readonly deadLetters: readonly DeadLetter[];
  readonly executions: Services['executions'];
  /** Mails that were sent; also those that did not arrive. */
  readonly mails: () => readonly Mail[];
  /** Puts somebody into the directory, or changes them there, and lets them sign in. */
  readonly addUser: (user: DemoUser) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const listenOn = async (ports: Ports) => ({
  aws: await listen(ports.aws),
  site: await listen(ports.site),
  inbox: await listen(ports.inbox),
  gateway: await listen(ports.gateway),
});

/** The CA, whose revocation lists the site serves. */
const authorityAt = (site: string, clock: Clock): LocalAuthority =>
  new LocalAuthority({ clock, crlUrl: `${site}/crl/issuing.crl`, rootCrlUrl: `${site}/crl/root.crl` });

/**
 * Synthesizes the app and runs the cloud assembly, all on 127.0.0.1 and in memory.
 * @throws {PortTaken} somebody else listens on one of the ports
 */
export const startLocalCloud = async (options: CloudOptions = {}): Promise<LocalCloud> => {
  const { ports = portsFrom(0), users = [], onStep = () => undefined } = options;
  const clock = new Clock();
  const servers = await listenOn(ports);
  const directory = workingDirectory();
  const stackName = await synthesize(directory);
  onStep('The app is synthesized');
  const siteUrl = servers.site.address;
  const authority = authorityAt(siteUrl, clock);
  const templateFor = (issuer: string) => deployed(directory, stackName, { siteUrl, issuer, authority });
  const signIn = await startSignIn({
    ...signInSettings(only(templateFor('unknown'), 'AWS::Cognito::UserPoolClient'), clientId),
    clock,
    port: ports.signIn,
    users: [],
    onNotice: () => undefined,
  });
  const { issuer } = signIn;
  const services = await runServices({
    ...options,
    clock,
    servers,
    authority,
    issuer,
    template: templateFor(issuer),
  });
  const addUser = async (user: DemoUser): Promise<void> => {
    const { commonName: name, email } = user.attributes;
    putUser(services.directory, user);
    await signIn.addUser({ subject: user.subject, hint: user.hint, name, email });
  };
  const stop = async (): Promise<void> => {
    clock.stop();
    const listening = Object.values(servers).map((server) => server.stop());
    await Promise.all([services.stop(), signIn.stop(), ...listening]);
    rmSync(directory, { recursive: true, force: true });
  };
  for (const user of users) await addUser(user);
  onStep('The local cloud is up');
  return { ...services, clock, addUser, stop };
};

/** Runs something on a local cloud of its own. */
export const withLocalCloud = async <Result>(
  options: CloudOptions,
  use: (cloud: LocalCloud) => Promise<Result>,
): Promise<Result> => {
  const cloud = await startLocalCloud(options);
  try {
    return await use(cloud);
  } finally {
    await cloud.stop();
  }
};
