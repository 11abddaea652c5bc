import { LocalAuthority } from './acm-pca/authority.ts';
import { crlName } from './acm-pca/crl-name.ts';
import { only, readStack, type Stack, type Template } from './assembly/template.ts';
import { awsEndpoint } from './aws/endpoint.ts';
import { heldToModel } from './aws/held-to-model.ts';
import { Clock } from './clock.ts';
import type { LocalCloud, LocalCloudOptions } from './cloud.ts';
import { listen, type Listening } from './listen.ts';
import { inbox } from './ses/inbox.ts';
import { portsFrom, type PortName, type Ports } from './ports.ts';
import { serveApi } from './serve-api.ts';
import { serveSite } from './serve-site.ts';
import { startServices, type Services } from './services.ts';
import { startSignIn, type SignIn } from './cognito/service.ts';
import { userPools } from './cognito/user-pools.ts';
import { signInSettings } from './cognito/template-settings.ts';

type Servers = Readonly<Record<Exclude<PortName, 'signIn'>, Listening>>;

/** What everything else stands on. */
interface Foundation {
  readonly clock: Clock;
  readonly servers: Servers;
  readonly stack: Stack;
  readonly signIn: SignIn | undefined;
}

const userPoolClient = 'AWS::Cognito::UserPoolClient';

const listenOn = async (ports: Ports): Promise<Servers> => ({
  aws: await listen(ports.aws),
  site: await listen(ports.site),
  inbox: await listen(ports.inbox),
  gateway: await listen(ports.gateway),
});

/** Makes the CA, whose revocation lists the site serves. */
const createAuthority = (
  { certificateAuthority }: LocalCloudOptions,
  site: string,
  clock: Clock,
): LocalAuthority | undefined =>
  certificateAuthority &&
  new LocalAuthority({
    ...certificateAuthority,
    clock,
    crlUrl: `${site}/crl/${crlName(certificateAuthority.arn)}.crl`,
    rootCrlUrl: `${site}/crl/root.crl`,
  });

/** Resolves the template as if CloudFormation had deployed it here. */
const resolveTemplate = (
  stack: Stack,
  { parameters = {}, clientId }: LocalCloudOptions,
  { site, issuer }: { readonly site: string; readonly issuer: string | undefined },
): Template => {
  const { host } = new URL(site);
  return stack.resolve({
    parameters,
    attributes: {
      'AWS::CloudFront::Distribution.DomainName': host,
      ...(issuer !== undefined && { 'AWS::Cognito::UserPool.ProviderURL': issuer }),
      ...(clientId !== undefined && { [`${userPoolClient}.Ref`]: clientId }),
    },
    plainHosts: [host],
  });
};

const serveSignIn = async (signIn: SignIn | undefined, template: Template, clientId?: string) => {
  if (!signIn) return;
  const client = only(template, userPoolClient);
  await signIn.serve(signInSettings(client, clientId ?? client.name));
};

/** Which servers a stack has something for; the others are closed. */
const closeUnneeded = async (servers: Servers, stack: Stack, { certificateAuthority }: LocalCloudOptions) => {
  const needed = {
    aws: true,
    gateway: stack.has('AWS::ApiGatewayV2::Api'),
    inbox: stack.has('AWS::SES::EmailIdentity'),
    site: stack.has('AWS::CloudFront::Distribution') || certificateAuthority !== undefined,
  };
  const keepServer = async (name: keyof Servers): Promise<string | undefined> => {
    if (needed[name]) return servers[name].address;
    await servers[name].stop();
    return undefined;
  };
  return {
    aws: servers.aws.address,
    gateway: await keepServer('gateway'),
    inbox: await keepServer('inbox'),
    site: await keepServer('site'),
  };
};

/** Starts all services of a stack and lets the servers serve them. */
const serveStack = async (
  options: LocalCloudOptions,
  { clock, servers, stack, signIn }: Foundation,
): Promise<
  Omit<LocalCloud, 'endpoints' | 'addSignInUser' | 'behaveAs' | 'stop'> & Pick<Services, 'stop'>
> => {
  const { clientId, siteFiles = {}, onProblem = () => undefined } = options;
  const site = servers.site.address;
  const authority = createAuthority(options, site, clock);
  const template = resolveTemplate(stack, options, { site, issuer: signIn?.issuer });
  const parts = { clock, template, observer: options, authority };
  const services = await startServices({ ...parts, endpoint: servers.aws.address });
  const { middleware, mail, machines, buckets, credentials, api, ...traces } = services;
  const { calls, authorizer } = middleware;
  const pools = signIn ? [heldToModel(userPools(template, clock, signIn))] : [];
  servers.aws.serve(awsEndpoint({ services: [...api, ...pools], calls, credentials, clock, onProblem }));
  servers.inbox.serve(inbox(mail.mails));
  const requests = serveApi(servers.gateway, { ...parts, ...services, authorizer });
  serveSite(servers, { template, authority, siteFiles, buckets });
  await serveSignIn(signIn, template, clientId);
  const { mails, mailboxes } = mail;
  const executions = () => machines.executions();
  return {
    ...middleware,
    ...traces,
    ...{ template, clock, authority, requests, mails, mailboxes, executions },
  };
};

/**
 * Runs a stack of a cloud assembly, all on 127.0.0.1 and in memory.
 * @throws {PortTaken} somebody else listens on one of the ports
 * @throws {Error} the stack has something that is not emulated; says what
 */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const { assembly, ports = portsFrom(0) } = options;
  const clock = new Clock();
  const servers = await listenOn(ports);
  const stack = readStack(typeof assembly === 'function' ? await assembly() : assembly);
  const signIn = stack.has(userPoolClient)
    ? await startSignIn({ clock, port: ports.signIn, onNotice: () => undefined })
    : undefined;
  const served = await serveStack(options, { clock, servers, stack, signIn });
  const addresses = await closeUnneeded(servers, stack, options);
  return {
    ...served,
    endpoints: { ...addresses, issuer: signIn?.issuer },
    addSignInUser: async (user) => {
      if (!signIn) throw new Error(`The template has no ${userPoolClient}`);
      await signIn.addUser(user);
    },
    behaveAs: async (habits) => {
      if (!signIn) throw new Error(`The template has no ${userPoolClient}`);
      await signIn.behave(habits);
    },
    stop: async () => {
      clock.stop();
      const listening = Object.values(servers).map((server) => server.stop());
      await Promise.all([served.stop(), signIn?.stop(), ...listening]);
    },
  };
};
