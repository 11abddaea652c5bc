import { rmSync } from 'node:fs';
import {
  startLocalCloud,
  type CertificateAuthorityOptions,
  type LocalAuthority,
  type LocalCloud,
  type Observer,
  type Ports,
} from '../local/index.ts';
import { deployment, findEndpoints, type Endpoints } from './deployment.ts';
import { putUser } from './directory.ts';
import type { DemoUser } from './actors/demo-users.ts';
import { workingDirectory } from './working-directory.ts';

export type { Endpoints, TableName } from './deployment.ts';

/** The synthesized app: the folder that it is in, and the name of its stack. */
export interface Assembly {
  readonly directory: string;
  readonly stackName: string;
}

/** How this product is started on a local cloud. */
export interface DemoCloudOptions extends Observer {
  /** @default any that are free */
  readonly ports?: Ports;
  /** Who is in the directory and can sign in. */
  readonly users?: readonly DemoUser[];
  /** An assembly of this app that is there already, and stays. @default one that is synthesized, and removed at last */
  readonly assembly?: Assembly;
  /** What kind of CA the account has. @default general purpose, with a key on P-256 */
  readonly authority?: Pick<CertificateAuthorityOptions, 'keyAlgorithm' | 'usageMode'>;
  /** Hears of each part that is up. */
  readonly onStep?: (step: string) => void;
}

/** This product on a local cloud. */
export interface DemoCloud extends Omit<LocalCloud, 'endpoints' | 'authority' | 'addSignInUser'> {
  readonly endpoints: Endpoints;
  readonly authority: LocalAuthority;
  /** Puts somebody into the directory, or changes them there, and lets them sign in. */
  readonly addUser: (user: DemoUser) => Promise<void>;
}

// CDK and what builds the pages take seconds to load, which --help need not wait for.
const synthesizeTo = async (directory: string): Promise<string> => {
  const { synthesize } = await import('./synthesize.ts');
  return synthesize(directory);
};

/**
 * Synthesizes the app and runs it, all on 127.0.0.1 and in memory.
 * @throws {PortTaken} somebody else listens on one of the ports
 */
export const startDemoCloud = async (options: DemoCloudOptions = {}): Promise<DemoCloud> => {
  const { users = [], onStep = () => undefined, assembly: given, authority: kind, ...others } = options;
  const directory = given?.directory ?? workingDirectory();
  const assembly = async () => {
    const stackName = given?.stackName ?? (await synthesizeTo(directory));
    onStep('The app is synthesized');
    return { directory, stackName };
  };
  const { addSignInUser, authority, stop, ...cloud } = await startLocalCloud({
    ...deployment,
    ...others,
    certificateAuthority: { ...deployment.certificateAuthority, ...kind },
    assembly,
  });
  if (!authority) throw new Error('The local cloud has no CA');
  const demo = { ...cloud, authority, endpoints: findEndpoints(cloud) };
  const addUser = async (user: DemoUser): Promise<void> => {
    const { commonName: name, email } = user.attributes;
    await putUser(demo, user);
    await addSignInUser({ subject: user.subject, hint: user.hint, name, email });
  };
  for (const user of users) await addUser(user);
  onStep('The local cloud is up');
  return {
    ...demo,
    addUser,
    stop: async () => {
      await stop();
      if (!given) rmSync(directory, { recursive: true, force: true });
    },
  };
};

/** Runs something on a cloud of its own. */
export const withDemoCloud = async <Result>(
  options: DemoCloudOptions,
  use: (cloud: DemoCloud) => Promise<Result>,
): Promise<Result> => {
  const cloud = await startDemoCloud(options);
  try {
    return await use(cloud);
  } finally {
    await cloud.stop();
  }
};
